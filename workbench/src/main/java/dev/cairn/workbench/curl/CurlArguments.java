package dev.cairn.workbench.curl;

import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.Place;
import dev.cairn.documents.Suggestions;
import dev.cairn.workbench.curl.CurlOption.Use;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the words of a command as options and addresses. For one command. */
final class CurlArguments {

    private final Diagnostics problems = new Diagnostics();
    private final RequestParts parts;

    CurlArguments(List<String> notes) {
        parts = new RequestParts(problems, notes);
    }

    CurlCommand read(List<CurlWord> words) {
        if (words.isEmpty() || !words.get(0).text().matches("(?:.*/)?curl(?:\\.exe)?")) {
            Place place = words.isEmpty()
                    ? new Place(CurlCommand.FILE, 1, 1)
                    : words.get(0).place();
            problems.error(place, "this is no command of curl (expected 'curl' and an address)");
            problems.throwIfErrors();
        }
        Deque<CurlWord> rest = new ArrayDeque<>(words.subList(1, words.size()));
        boolean options = true;
        while (!rest.isEmpty()) {
            CurlWord word = rest.remove();
            if (options && word.text().equals("--")) {
                options = false;
            } else if (options && word.text().startsWith("--")) {
                option(word, rest);
            } else if (options && word.text().startsWith("-") && word.text().length() > 1) {
                letters(word, rest);
            } else {
                parts.address(word);
            }
        }
        CurlCommand command = parts.command(words.get(0).place());
        problems.throwIfErrors();
        return command;
    }

    private void option(CurlWord word, Deque<CurlWord> rest) {
        String name = word.text();
        Optional<CurlOption> option = CurlOption.named(name);
        if (option.isEmpty()
                && name.startsWith("--no-")
                && CurlOption.named("--" + name.substring(5)).isPresent()) {
            return;
        }
        if (option.isEmpty()) {
            List<String> known = new ArrayList<>();
            CurlOption.names().forEach(known::add);
            problems.error(word.place(), "unknown option '" + name + "'" + Suggestions.didYouMean(name, known));
            return;
        }
        use(option.get(), word, option.get().takesValue() ? next(word, name, rest) : null);
    }

    /** Several letters may share a dash, and what follows the letter of an option with a value is the value. */
    private void letters(CurlWord word, Deque<CurlWord> rest) {
        String text = word.text();
        for (int i = 1; i < text.length(); i++) {
            char letter = text.charAt(i);
            Optional<CurlOption> option = CurlOption.lettered(letter);
            if (option.isEmpty()) {
                problems.error(word.place(), "unknown option '-" + letter + "'");
                return;
            }
            if (option.get().takesValue()) {
                String value = i + 1 < text.length() ? text.substring(i + 1) : next(word, "-" + letter, rest);
                use(option.get(), word, value);
                return;
            }
            use(option.get(), word, null);
        }
    }

    private @Nullable String next(CurlWord word, String name, Deque<CurlWord> rest) {
        if (rest.isEmpty()) {
            problems.error(word.place(), "the option '" + name + "' has no value");
            return null;
        }
        return rest.remove().text();
    }

    private void use(CurlOption option, CurlWord word, @Nullable String value) {
        if (option.use() == Use.REFUSED) {
            problems.error(word.place(), option.name() + " cannot be taken over: " + option.reason());
        } else if (!option.takesValue() || value != null) {
            parts.take(option, value == null ? "" : value, word.place());
        }
    }
}
