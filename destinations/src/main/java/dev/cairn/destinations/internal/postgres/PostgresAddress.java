package dev.cairn.destinations.internal.postgres;

import dev.cairn.destinations.DestinationException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where a PostgreSQL database is, as libpq writes it.
 *
 * @param url for the driver, without user and password
 * @param properties for the driver
 * @param name for messages
 * @param schema where the tables are to be; null for the server's choice
 */
record PostgresAddress(
        String url,
        Properties properties,
        String name,
        @Nullable String schema) {

    static PostgresAddress of(String address) throws DestinationException {
        try {
            URI uri = new URI(address);
            String host = uri.getHost();
            String path = uri.getPath();
            if (host == null || path == null || path.length() < 2) {
                throw invalid();
            }
            Properties properties = new Properties();
            String user = uri.getRawUserInfo();
            if (user != null) {
                int colon = user.indexOf(':');
                properties.setProperty("user", decoded(colon < 0 ? user : user.substring(0, colon)));
                if (colon >= 0) {
                    properties.setProperty("password", decoded(user.substring(colon + 1)));
                }
            }
            if (!properties.containsKey("password") && System.getenv("PGPASSWORD") != null) {
                properties.setProperty("password", System.getenv("PGPASSWORD"));
            }
            String server = host + (uri.getPort() < 0 ? "" : ":" + uri.getPort()) + path;
            String schema = null;
            List<String> others = new ArrayList<>();
            for (String parameter : uri.getRawQuery() == null
                    ? new String[0]
                    : uri.getRawQuery().split("&")) {
                if (parameter.startsWith("schema=")) {
                    schema = decoded(parameter.substring("schema=".length()));
                } else {
                    others.add(parameter);
                }
            }
            String query = others.isEmpty() ? "" : "?" + String.join("&", others);
            return new PostgresAddress(
                    "jdbc:postgresql://" + server + query, properties, "postgresql://" + server, schema);
        } catch (URISyntaxException e) {
            throw invalid(); // the cause would quote the password
        }
    }

    private static DestinationException invalid() {
        return new DestinationException(
                "A PostgreSQL address looks like postgresql://USER:PASSWORD@HOST:PORT/DATABASE?schema=SCHEMA");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
