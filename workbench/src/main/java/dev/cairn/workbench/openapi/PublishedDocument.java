package dev.cairn.workbench.openapi;

import dev.cairn.core.error.SyncException;
import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.DocumentText;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Place;
import dev.cairn.http.Headers;
import dev.cairn.http.HttpTransport;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import dev.cairn.http.client.RedirectingTransport;
import dev.cairn.workbench.budget.Budget;
import java.io.IOException;
import java.util.Map;

/** A document of OpenAPI that is fetched from its address. */
public final class PublishedDocument {

    private PublishedDocument() {}

    /** Whether this is an address, and not the name of a file. */
    public static boolean isAddress(String name) {
        return name.matches("(?is)https?://.*");
    }

    /**
     * The text of a document. Blocks until it has come.
     *
     * @throws InvalidDocumentException if the response is not one
     * @throws SyncException if it takes more than the budget allows
     * @throws IOException if no response came
     */
    public static String text(String address, HttpTransport network, Budget budget)
            throws IOException, InterruptedException {
        Request request = new Request("GET", address, Headers.of(Map.of("Accept", "application/json, */*")), null);
        try (RawResponse response = new RedirectingTransport(budget.network(network)).send(request)) {
            if (response.status() != 200) {
                String target = response.headers().value("Location").orElse("");
                throw invalid(
                        address,
                        "the document cannot be fetched: the server responded with status " + response.status()
                                + (target.isEmpty() ? "" : ", a redirect; name the address that it leads to"));
            }
            return DocumentText.of(address, response.body().readAllBytes());
        }
    }

    private static InvalidDocumentException invalid(String address, String message) {
        return new InvalidDocumentException(Diagnostic.error(Place.of(address), message));
    }
}
