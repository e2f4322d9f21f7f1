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

/** What can be done with a manifest, as the reference's API has it. */
enum ManifestOperation {
    TEST_READ("test_read", "testRead", StreamTestReadRequest.class, "StreamReadResponse", "Error reading stream: "),
    CHECK("check", "check", CheckRequest.class, "CheckResponse", "Error checking connection: "),
    DISCOVER("discover", "discover", DiscoverRequest.class, "DiscoverResponse", "Error discovering streams: "),
    RESOLVE("resolve", "resolve", ResolveRequest.class, "ManifestResponse", "Error resolving manifest: "),
    FULL_RESOLVE(
            "full_resolve",
            "fullResolve",
            FullResolveRequest.class,
            "ManifestResponse",
            "Error full resolving manifest: ");

    private final String path;
    private final String operation;
    private final Class<? extends JsonModel> request;
    private final String answer;
    private final String failure;

    ManifestOperation(
            String name, String operation, Class<? extends JsonModel> request, String answer, String failure) {
        this.path = "/v1/manifest/" + name;
        this.operation = operation;
        this.request = request;
        this.answer = answer;
        this.failure = failure;
    }

    String path() {
        return path;
    }

    /** Its {@code operationId}, by which generated clients call their methods. */
    String operation() {
        return operation;
    }

    /** The model of the request's body. */
    Class<? extends JsonModel> request() {
        return request;
    }

    /** The name of the model of the answer's body. */
    String answer() {
        return answer;
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
