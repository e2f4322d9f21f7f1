package dev.cairn.codegen.java;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives JavaPoet's text the layout of hand-written code: heads of types and long calls broken at their commas, short comments,
 * annotations and empty bodies on one line.
 */
final class Layout {

    private static final int WIDTH = 120;
    private static final Pattern FIELD_OR_CONSTANT =
            Pattern.compile("^ +(private (?!static|final).*;|\\p{Upper}[\\p{Upper}\\d_]*\\(.*\\)[,;]?)$");

    private static final Pattern NULLABLE = Pattern.compile("(\\w)\\. (@\\w+ )");
    private static final Pattern COMMENT = Pattern.compile("/\\*\\*\\n +\\* ([^@\\n][^\\n]{0,100})\\n +\\*/");
    private static final Pattern MODE = Pattern.compile("\\(\\n +(mode = [\\w.]+)\\n *\\)");
    private static final Pattern EMPTY_BODY = Pattern.compile("\\{\\n *}");
    private static final Pattern INDENT = Pattern.compile("^ *");

    private Layout() {}

    static String tidy(String text) {
        String source = NULLABLE.matcher(text).replaceAll("$1.$2");
        source = COMMENT.matcher(source).replaceAll("/** $1 */");
        source = MODE.matcher(source).replaceAll("($1)");
        return tidy(EMPTY_BODY.matcher(source).replaceAll("{}").lines().toList());
    }

    private static String tidy(List<String> source) {
        List<String> lines = new ArrayList<>();
        for (int index = 0; index < source.size(); index++) {
            String line = source.get(index);
            if (TypeHead.starts(line)) {
                StringBuilder head = new StringBuilder(line);
                while (!head.toString().endsWith("{") && !head.toString().endsWith("{}")) {
                    head.append(' ').append(source.get(++index).strip());
                }
                lines.addAll(TypeHead.of(head.toString()));
                if (head.toString().endsWith("{") && !line.contains("enum ")) {
                    lines.add("");
                }
            } else if (!line.isEmpty() || !isBetweenFields(source, index)) {
                addWrapped(lines, line);
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private static boolean isBetweenFields(List<String> source, int index) {
        return FIELD_OR_CONSTANT.matcher(source.get(index - 1)).matches()
                && FIELD_OR_CONSTANT.matcher(source.get(index + 1)).matches();
    }

    /** Puts the arguments of the outermost call of a line that is too long on lines of their own. */
    private static void addWrapped(List<String> lines, String line) {
        if (line.length() <= WIDTH) {
            lines.add(line);
            return;
        }
        int open = Brackets.opening(line);
        boolean isComment = line.strip().startsWith("*") || line.strip().startsWith("/*");
        if (isComment || open < 0) {
            lines.add(line);
            return;
        }
        int close = Brackets.closing(line, open);
        if (close < 0 || close == open + 1) {
            lines.add(line);
            return;
        }
        Matcher indent = INDENT.matcher(line);
        String deeper = (indent.find() ? indent.group() : "") + "        ";
        lines.add(line.substring(0, open + 1));
        List<String> arguments = Brackets.split(line.substring(open + 1, close));
        for (int index = 0; index < arguments.size(); index++) {
            String end = index + 1 < arguments.size() ? "," : line.substring(close);
            addWrapped(lines, deeper + arguments.get(index).strip() + end);
        }
    }
}
