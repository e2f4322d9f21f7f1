package dev.cairn.codegen.java;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns the Markdown that descriptions are written in into HTML for Javadoc: paragraphs, lists, fenced code and code spans. What
 * else there is stays as it was written, safe in a comment.
 */
final class Markdown {

    private static final Pattern ITEM = Pattern.compile("( *)([*+-]|\\d{1,9}[.)]) +(\\S.*)");
    private static final Pattern FENCE = Pattern.compile(" *(```+|~~~+).*");

    private final List<String> lines;
    private final List<String> blocks = new ArrayList<>();
    private final StringBuilder paragraph = new StringBuilder();
    private int next;

    private Markdown(List<String> lines) {
        this.lines = lines;
    }

    /** The blocks of a text: paragraphs on one line each, without a tag, and lists and code of several lines. */
    static List<String> blocks(String text) {
        return blocks(text.strip().lines().toList());
    }

    private static List<String> blocks(List<String> lines) {
        Markdown markdown = new Markdown(lines);
        while (markdown.next < lines.size()) {
            markdown.block();
        }
        markdown.endParagraph();
        return markdown.blocks;
    }

    static boolean isParagraph(String block) {
        return !block.startsWith("<ul>") && !block.startsWith("<ol>") && !block.startsWith("<pre>");
    }

    private void block() {
        String line = lines.get(next);
        Matcher fence = FENCE.matcher(line);
        Matcher item = ITEM.matcher(line);
        if (line.isBlank()) {
            next++;
            endParagraph();
        } else if (fence.matches()) {
            endParagraph();
            next++;
            fenced(fence.group(1));
        } else if (item.matches()) {
            endParagraph();
            list(item);
        } else {
            next++;
            paragraph.append(paragraph.isEmpty() ? "" : " ").append(line.strip());
        }
    }

    private void endParagraph() {
        if (!paragraph.isEmpty()) {
            blocks.add(inline(paragraph.toString()));
            paragraph.setLength(0);
        }
    }

    private void fenced(String fence) {
        List<String> code = new ArrayList<>();
        while (next < lines.size() && !lines.get(next).strip().startsWith(fence)) {
            code.add(lines.get(next++));
        }
        next++;
        String text = String.join("\n", code);
        blocks.add(isSafe(text) ? "<pre>{@code\n" + text + "\n}</pre>" : "<pre>\n" + escape(text) + "\n</pre>");
    }

    /** Items of one indentation; what is indented more belongs to the item before it. */
    private void list(Matcher first) {
        boolean ordered = Character.isDigit(first.group(2).charAt(0));
        int indent = first.group(1).length();
        StringBuilder list = new StringBuilder(ordered ? "<ol>" : "<ul>");
        while (next < lines.size()) {
            Matcher item = ITEM.matcher(lines.get(next));
            if (!item.matches()
                    || item.group(1).length() > indent + 1
                    || Character.isDigit(item.group(2).charAt(0)) != ordered) {
                break;
            }
            next++;
            List<String> content = new ArrayList<>(List.of(item.group(3)));
            takeContent(indent, content);
            list.append("\n  <li>");
            String separator = "";
            for (String block : blocks(content)) {
                list.append(separator)
                        .append(!separator.isEmpty() && isParagraph(block) ? "<p>" : "")
                        .append(block.replace("\n", "\n    "));
                separator = "\n    ";
            }
        }
        blocks.add(list.append(ordered ? "\n</ol>" : "\n</ul>").toString());
    }

    private void takeContent(int indent, List<String> content) {
        boolean apart = false;
        while (next < lines.size()) {
            String line = lines.get(next);
            int start = line.length() - line.stripLeading().length();
            boolean isItem = ITEM.matcher(line).matches();
            boolean belongs = line.isBlank() || start > indent + 1 || (!apart && !isItem);
            if (!belongs) {
                break;
            }
            apart |= line.isBlank();
            content.add(line.isBlank() ? "" : line.substring(Math.min(start, indent + 2)));
            next++;
        }
    }

    /** Text of one line, with its code spans. */
    static String inline(String text) {
        String spaced = spaced(text);
        StringBuilder html = new StringBuilder(spaced.length() + 16);
        int index = 0;
        while (index < spaced.length()) {
            int open = spaced.indexOf('`', index);
            int start = open < 0 ? -1 : afterTicks(spaced, open);
            int close = open < 0 ? -1 : closing(spaced, start, start - open);
            if (open < 0) {
                return html.append(escape(spaced.substring(index))).toString();
            }
            html.append(escape(spaced.substring(index, open)));
            if (close < 0) {
                html.append(spaced, open, start);
                index = start;
            } else {
                html.append(code(spaced.substring(start, close)));
                index = close + start - open;
            }
        }
        return html.toString();
    }

    private static int afterTicks(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) == '`') {
            end++;
        }
        return end;
    }

    /** Where as many backticks stand as opened a span, and no more; -1 if nowhere. */
    private static int closing(String text, int from, int ticks) {
        int index = text.indexOf('`', from);
        while (index >= 0) {
            int after = afterTicks(text, index);
            if (after - index == ticks) {
                return index;
            }
            index = text.indexOf('`', after);
        }
        return -1;
    }

    /** A text as code. */
    static String code(String text) {
        String spaced = text.isBlank() ? "\"\"" : spaced(text);
        return isSafe(spaced) ? "{@code " + spaced + "}" : "<code>" + escape(spaced) + "</code>";
    }

    /** Whether a text can stand in an inline tag: its braces match, and nothing in it ends the comment. */
    private static boolean isSafe(String text) {
        int depth = 0;
        for (int index = 0; index < text.length() && depth >= 0; index++) {
            char c = text.charAt(index);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        }
        return depth == 0 && !text.contains("*/") && !text.contains("\\u") && !text.contains("{@");
    }

    /** Leaves nothing that ends a comment, starts a tag, or is an escape to the compiler. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "&#64;")
                .replace("*/", "*&#47;")
                .replace("\\u", "&#92;u");
    }

    /** A text with one space for each run of them, and none around it. */
    private static String spaced(String text) {
        String stripped = text.strip();
        StringBuilder spaced = new StringBuilder(stripped.length());
        boolean apart = false;
        for (int index = 0; index < stripped.length(); index++) {
            char c = stripped.charAt(index);
            if (c == ' ' || (c >= '\t' && c <= '\r')) {
                apart = true;
            } else {
                if (apart && !spaced.isEmpty()) {
                    spaced.append(' ');
                }
                spaced.append(c);
                apart = false;
            }
        }
        return spaced.toString();
    }
}
