package dev.cairn.server.internal.manifest;

import dev.cairn.server.internal.http.Endpoint.Allowance;
import dev.cairn.server.internal.job.Pool;
import dev.cairn.server.model.CheckRequest;
import dev.cairn.server.model.DiscoverRequest;
import dev.cairn.server.model.FullResolveRequest;
import dev.cairn.server.model.JsonModel;
import dev.cairn.server.model.ResolveRequest;
import dev.cairn.server.model.StreamTestReadRequest;
import java.time.Duration;

/** What can be done with a manifest, as the reference's API has it; {@code openapi.yaml} describes each. */
enum ManifestOperation {
    TEST_READ("test_read", StreamTestReadRequest.class, "Error reading stream: "),
    CHECK("check", CheckRequest.class, "Error checking connection: "),
    DISCOVER("discover", DiscoverRequest.class, "Error discovering streams: "),
    RESOLVE("resolve", ResolveRequest.class, "Error resolving manifest: "),
    FULL_RESOLVE("full_resolve", FullResolveRequest.class, "Error full resolving manifest: ");

    private final String path;
    private final Class<? extends JsonModel> request;
    private final String failure;

    ManifestOperation(String name, Class<? extends JsonModel> request, String failure) {
        this.path = "/v1/manifest/" + name;
        this.request = request;
        this.failure = failure;
    }

    String path() {
        return path;
    }

    /** The model of the request's body. */
    Class<? extends JsonModel> request() {
        return request;
    }

    /** What the reason of a failure stands behind. */
    String failure() {
        return failure;
    }

    /**
     * What it may take.
     *
     * @param limit how long it may ask an API; test reads look at that themselves, and say what they have until then
     */
    Allowance allowance(Duration limit) {
        return new Allowance(
                this == RESOLVE ? Pool.THINKING : Pool.READING, this == TEST_READ ? limit.plusSeconds(3) : limit);
    }
}
