package dev.cairn.workbench.draft;

import dev.cairn.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * A command of curl that was put together by chance, with a secret somewhere in it. The same seed gives the same.
 *
 * @param place where the secret stands
 * @param name what it is called there; empty where it has no name
 */
record MadeRequest(String command, String secret, Place place, String name) {

    enum Place {
        HEADER,
        AUTHORIZATION,
        STANDARD_HEADER,
        QUERY,
        QUERY_ALONE,
        PATH,
        BOT_IN_PATH,
        LOGIN,
        JSON,
        NESTED_JSON,
        FORM,
        COOKIE,
        GRAPHQL_TEXT,
        GRAPHQL_VARIABLE,
        REFERER,
        REFERER_PATH,
        PLAIN_BODY,
        XML_BODY
    }

    private static final String API = "https://api.made.test";
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final List<String> WORDS =
            List.of("acme", "blue", "code", "data", "fast", "gate", "hook", "main", "node", "part", "shop", "unit");

    static MadeRequest of(int seed) {
        Random random = new Random(seed);
        Place place = Place.values()[seed % Place.values().length];
        String secret = secret(random, place);
        String name = word(random) + (random.nextBoolean() ? "-" : "_") + word(random);
        String plain = API + "/v1/items";
        String escaped = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        String graphQl = "query { items(first: 10, " + word(random) + ": \"" + secret + "\") { id name } }";
        String command = switch (place) {
            case HEADER -> curl(plain, "-H '" + headerName(random, name) + ": " + secret + "'");
            case AUTHORIZATION -> curl(plain, "-H 'Authorization: " + scheme(random) + secret + "'");
            case STANDARD_HEADER ->
                curl(
                        plain,
                        "-H '" + (random.nextBoolean() ? "Accept" : "X-Requested-With") + ": " + jwt(random, secret)
                                + "'");
            case QUERY -> curl(plain + "?limit=10&" + name + "=" + escaped + "&status=open", "");
            case QUERY_ALONE -> curl(plain + "?limit=10&" + escaped, "");
            case PATH -> curl(API + "/v1/" + escaped + "/items?limit=10", "");
            case BOT_IN_PATH -> curl(API + "/bot" + secret + "/getUpdates", "");
            case LOGIN -> curl("https://reader:" + escaped + "@api.made.test/v1/items", "");
            case JSON -> curl(plain, json(Map.of(name, secret, "limit", 10L)));
            case NESTED_JSON -> curl(plain, json(Map.of("filter", List.of(Map.of(name, secret)))));
            case FORM -> curl(plain, "-d '" + name + "=" + escaped + "&limit=10'");
            case COOKIE -> curl(plain, "-b '" + name + "=" + secret + "; theme=dark'");
            case GRAPHQL_TEXT -> curl(API + "/graphql", json(Map.of("query", graphQl)));
            case GRAPHQL_VARIABLE ->
                curl(
                        API + "/graphql",
                        json(Map.of("query", "query { items { id } }", "variables", Map.of(name, secret))));
            case REFERER -> curl(plain, "-e 'https://app.made.test/x?view=open&" + name + "=" + escaped + "'");
            case REFERER_PATH -> curl(plain, "-e 'https://app.made.test/share/" + escaped + "/items'");
            case PLAIN_BODY ->
                curl(plain, "-H 'Content-Type: text/plain' -d 'select items where " + name + " = \"" + secret + "\"'");
            case XML_BODY ->
                curl(
                        plain,
                        "-H 'Content-Type: text/xml' -d '<list><" + word(random) + ">" + secret + "</" + word(random)
                                + "></list>'");
        };
        String shown = place == Place.STANDARD_HEADER ? jwt(new Random(seed), secret) : secret;
        return new MadeRequest(command, place == Place.STANDARD_HEADER ? tokenIn(command) : shown, place, name);
    }

    private static String tokenIn(String command) {
        return command.substring(command.indexOf("eyJ"), command.lastIndexOf('\''));
    }

    private static String curl(String url, String options) {
        return "curl '" + url + "' " + options;
    }

    private static String json(Object body) {
        return "-H 'Content-Type: application/json' -d '" + Json.write(body) + "'";
    }

    private static String word(Random random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private static String scheme(Random random) {
        return List.of("", "Bearer ", "Token ", "ApiKey ").get(random.nextInt(4));
    }

    private static String headerName(Random random, String name) {
        return (random.nextBoolean() ? "X-" : "")
                + name.replace('_', '-')
                + List.of("", "-Key", "-Id", "-Value").get(random.nextInt(4));
    }

    private static String secret(Random random, Place place) {
        if (place == Place.BOT_IN_PATH) {
            return (100_000_000 + random.nextInt(900_000_000)) + ":AA" + letters(random, 33);
        }
        byte[] bytes = new byte[15 + random.nextInt(18)];
        random.nextBytes(bytes);
        return switch (random.nextInt(7)) {
            case 0 -> new UUID(random.nextLong(), random.nextLong()).toString();
            case 1 -> Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            case 2 -> "sk_live_" + letters(random, 24);
            case 3 -> String.format(Locale.ROOT, "%016x%016x", random.nextLong(), random.nextLong());
            case 4 -> "k-" + (100_000 + random.nextInt(900_000));
            case 5 -> letters(random, 10 + random.nextInt(8)) + "7q";
            default -> jwt(random, letters(random, 12));
        };
    }

    private static String jwt(Random random, String subject) {
        String head = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"HS256\"}".getBytes(StandardCharsets.UTF_8));
        String claims = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("{\"sub\":\"" + subject + "\"}").getBytes(StandardCharsets.UTF_8));
        return head + "." + claims + "." + letters(random, 43);
    }

    private static String letters(Random random, int count) {
        StringBuilder letters = new StringBuilder();
        random.ints(count, 0, LETTERS.length()).forEach(at -> letters.append(LETTERS.charAt(at)));
        return letters.toString();
    }
}
