package dev.cairn.workbench.curl;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Place;
import dev.cairn.pythonvalues.words.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a command into words as bash does, as far as that can be done without running anything. Not thread-safe.
 *
 * <p>Two things are read as they are meant, and not as bash has it: an {@code &} in an address that stands without quotes
 * belongs to the address, and a line that begins with an option goes on with the command.
 */
final class ShellWords {

    private static final Pattern VARIABLE = Pattern.compile("\\$(?:(\\w+)|\\{(\\w+)})");

    private final String text;
    private final UnaryOperator<@Nullable String> environment;
    private final List<CurlWord> words = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private int at;
    private int start = -1;
    private int counted;
    private int line = 1;
    private int column = 1;

    private ShellWords(String text, UnaryOperator<@Nullable String> environment) {
        this.text = text.replace("\r\n", "\n");
        this.environment = environment;
    }

    static ShellWords of(String text, UnaryOperator<@Nullable String> environment) {
        ShellWords words = new ShellWords(text, environment);
        words.cut();
        return words;
    }

    List<CurlWord> words() {
        return words;
    }

    List<String> notes() {
        return notes;
    }

    private void cut() {
        while (at < text.length() && !endsHere()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                end();
                at++;
            } else if (c == '#' && start < 0) {
                skipLine();
            } else {
                begin();
                one(c);
            }
        }
        end();
        String rest = text.substring(Math.min(at, text.length())).strip();
        if (!rest.isEmpty()) {
            notes.add("Only the first command is taken, not '" + firstLine(rest) + "'.");
        }
    }

    private static String firstLine(String rest) {
        String line = rest.lines().findFirst().orElse("");
        return Phrases.shortened(line, 60);
    }

    /** Whether another command begins, or the output goes elsewhere. */
    private boolean endsHere() {
        char c = text.charAt(at);
        if (c == '\n' && !words.isEmpty()) {
            int next = afterBlanks(at, true);
            return next < text.length() && text.charAt(next) != '-';
        }
        if (c == '&') {
            return !(start >= 0 && isAddress() && at + 1 < text.length() && isOfWord(text.charAt(at + 1)));
        }
        // Behind a word with <: a placeholder, such as <token>, which bash would take for a file.
        return c == '|' || c == ';' || (c == '>' && (start < 0 || word.indexOf("<") < 0));
    }

    /** Where blanks end that begin at an offset. */
    private int afterBlanks(int offset, boolean overLines) {
        int end = offset;
        while (end < text.length()
                && (overLines ? Character.isWhitespace(text.charAt(end)) : " \t".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        return end;
    }

    private boolean isAddress() {
        return word.indexOf("://") > 0 || word.indexOf("?") > 0;
    }

    private static boolean isOfWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '%' || c == '[';
    }

    private void skipLine() {
        while (at < text.length() && text.charAt(at) != '\n') {
            at++;
        }
    }

    private void begin() {
        if (start < 0) {
            start = at;
        }
    }

    private void end() {
        if (start >= 0) {
            String done = word.toString();
            // The prompt that documentation prints before a command.
            if (!(words.isEmpty() && (done.equals("$") || done.equals("%")))) {
                words.add(new CurlWord(done, place(start)));
            }
            word.setLength(0);
            start = -1;
        }
    }

    private void one(char c) {
        switch (c) {
            case '\\' -> escaped();
            case '\'' -> literal();
            case '"' -> {
                at++;
                quoted();
            }
            case '$' -> dollar(false);
            case '`' -> throw invalid(at, runs("`"));
            case '^' -> caret();
            default -> {
                word.append(c);
                at++;
            }
        }
    }

    private static String runs(String what) {
        return "'" + what
                + "' runs another command, or continues a line of PowerShell; nothing is run here: put in what"
                + " it gives, and end lines with \\";
    }

    private void caret() {
        if (at + 1 < text.length() && "\n\"^".indexOf(text.charAt(at + 1)) >= 0) {
            throw invalid(at, "this is a command for Windows' cmd (expected one for bash; browsers copy both)");
        }
        word.append('^');
        at++;
    }

    private void escaped() {
        at++;
        if (at >= text.length()) {
            return;
        }
        char c = text.charAt(at++);
        if (c == '\n') {
            continued();
        } else if (c == ' ' && text.startsWith("\n", afterBlanks(at, false))) {
            at = afterBlanks(at, false) + 1; // a blank behind the backslash, which cannot be seen
            continued();
        } else {
            word.append(c);
        }
    }

    /** A line's end between two words begins none. */
    private void continued() {
        if (word.length() == 0) {
            start = -1;
        }
    }

    private void literal() {
        int close = text.indexOf('\'', at + 1);
        if (close < 0) {
            throw invalid(at, "the quote ' is not closed");
        }
        word.append(text, at + 1, close);
        at = close + 1;
    }

    private void quoted() {
        int open = at - 1;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return;
            }
            if (c == '\\' && at + 1 < text.length() && "\\\"$`\n".indexOf(text.charAt(at + 1)) >= 0) {
                if (text.charAt(at + 1) != '\n') {
                    word.append(text.charAt(at + 1));
                }
                at += 2;
            } else if (c == '`') {
                throw invalid(at, runs("`"));
            } else if (c == '$') {
                dollar(true);
            } else {
                word.append(c);
                at++;
            }
        }
        throw invalid(open, "the quote \" is not closed");
    }

    private void dollar(boolean inQuotes) {
        char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        if (next == '(') {
            throw invalid(at, runs("$("));
        }
        if (next == '\'' && !inQuotes) {
            AnsiQuote quote = AnsiQuote.of(text, at + 2);
            if (quote.end() < 0) {
                throw invalid(at, "the quote $' is not closed");
            }
            word.append(quote.text());
            at = quote.end();
            return;
        }
        if (next == '"' && !inQuotes) {
            at += 2;
            quoted();
            return;
        }
        Matcher variable = VARIABLE.matcher(text).region(at, text.length());
        if (!variable.lookingAt()) {
            word.append('$');
            at++;
            return;
        }
        String name = variable.group(1) == null ? variable.group(2) : variable.group(1);
        String value = environment.apply(name);
        if (value == null) {
            notes.add("The variable " + variable.group() + " is not set, so its name stands where its value belongs.");
        }
        word.append(value == null ? variable.group() : value);
        at = variable.end();
    }

    private InvalidDocumentException invalid(int offset, String message) {
        return new InvalidDocumentException(Diagnostic.error(place(offset), message));
    }

    /** Counts on from the place before, since there may be thousands of words. */
    private Place place(int offset) {
        if (offset < counted) {
            counted = 0;
            line = 1;
            column = 1;
        }
        while (counted < offset) {
            int c = text.codePointAt(counted);
            counted += Character.charCount(c);
            line += c == '\n' ? 1 : 0;
            column = c == '\n' ? 1 : column + 1;
        }
        return new Place(CurlCommand.FILE, line, column);
    }
}
