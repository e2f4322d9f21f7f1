package dev.cairn.workbench.pip;

import dev.cairn.workbench.pip.IndexUrl.Login;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The logins that a file {@code .netrc} has.
 *
 * @param logins by the host
 * @param otherwise for all other hosts; null for none
 */
record NetrcFile(Map<String, Login> logins, @Nullable Login otherwise) {

    private static final Pattern TOKEN = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*+)\"|(\\S+)");

    NetrcFile {
        logins = Map.copyOf(logins);
    }

    /** The user's; without any login where there is no such file. */
    static NetrcFile of(PipFiles files) throws IndexException {
        String named = files.environment().getOrDefault("NETRC", "");
        Stream<Path> places = named.isEmpty()
                ? Stream.of(files.home().resolve(".netrc"), files.home().resolve("_netrc"))
                : Stream.of(files.path(named));
        Optional<Path> file = places.filter(Files::isRegularFile).findFirst();
        if (file.isEmpty()) {
            return new NetrcFile(Map.of(), null);
        }
        try {
            return parse(new String(Files.readAllBytes(file.get()), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IndexException(file.get() + ": the file cannot be read", e);
        }
    }

    static NetrcFile parse(String text) {
        Deque<String> tokens = tokens(text);
        Map<String, Login> logins = new HashMap<>();
        Login otherwise = null;
        while (!tokens.isEmpty()) {
            String word = tokens.pop();
            if (word.equals("machine") && !tokens.isEmpty()) {
                logins.putIfAbsent(tokens.pop(), login(tokens));
            } else if (word.equals("default")) {
                otherwise = login(tokens);
            }
        }
        return new NetrcFile(logins, otherwise);
    }

    /** Without comments and macros, which go on until an empty line. */
    private static Deque<String> tokens(String text) {
        Deque<String> tokens = new ArrayDeque<>();
        boolean macro = false;
        for (String line : text.lines().toList()) {
            String content = line.strip();
            macro = content.startsWith("macdef ") || (macro && !content.isEmpty());
            if (!macro && !content.startsWith("#")) {
                Matcher token = TOKEN.matcher(content);
                while (token.find()) {
                    tokens.add(token.group(2) == null ? token.group(1).replaceAll("\\\\(.)", "$1") : token.group(2));
                }
            }
        }
        return tokens;
    }

    private static Login login(Deque<String> tokens) {
        String user = "";
        String password = "";
        while (!tokens.isEmpty()
                && !tokens.element().equals("machine")
                && !tokens.element().equals("default")) {
            switch (tokens.pop()) {
                case "login", "user" -> user = value(tokens);
                case "password" -> password = value(tokens);
                case "account" -> value(tokens);
                default -> {
                    // a comment behind a value
                }
            }
        }
        return new Login(user, password);
    }

    private static String value(Deque<String> tokens) {
        return tokens.isEmpty() ? "" : tokens.pop();
    }

    Optional<Login> login(String host) {
        return Optional.ofNullable(logins.getOrDefault(host, otherwise));
    }
}
