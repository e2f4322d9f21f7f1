package dev.cairn.workbench.language;

import dev.cairn.pythonvalues.words.Phrases;
import dev.cairn.workbench.text.TextLines;
import dev.cairn.workbench.text.TextPoint;
import dev.cairn.workbench.text.TextRange;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of a manifest, by its lines and their indentation, since the text is no YAML while it is being typed. */
public final class Outline {

    private static final Pattern LINE = Pattern.compile(
            "^(\\s*)((?:-\\s+)*|-)(?:(\"[^\"]*\"|'[^']*'|[^\\s#\"'{\\[\\]}&*!|>%@`-][^:#]*?)\\s*:(?:\\s+(.*))?)?$");

    private static final Pattern REFERENCE = Pattern.compile("^\\s*(?:-\\s+)*[\"']#/(?:[^\"']*/)?([^\"'/]+)[\"']\\s*$");
    private static final Pattern FLOW_ITEM = Pattern.compile("\\s*(?:-\\s+)+[{\\[]");
    private static final Pattern FLOW_MEMBER = Pattern.compile("[{,]\\s*(type|name|\\$ref):\\s*([^,}]+)");
    private static final int LONGEST = 60;

    private final List<Part> roots = new ArrayList<>();
    private final Deque<Part> open = new ArrayDeque<>();
    private int blockColumn = -1;

    private Outline() {}

    /** A part that is being read. Columns count twice, so that an item is between its list's key and its own keys. */
    private static final class Part {
        final int column;
        final boolean item;
        final TextRange selection;
        final List<Part> children = new ArrayList<>();
        String name;
        String detail = "";
        boolean collection;
        int lastLine;

        Part(int column, boolean item, String name, TextRange selection) {
            this.column = column;
            this.item = item;
            this.name = name;
            this.selection = selection;
            this.lastLine = selection.start().line();
        }

        /** What an entry of a component says of it. */
        void learn(String key, String value) {
            if (key.equals("type")) {
                detail = value;
            } else if (item && (key.equals("name") || (key.equals("$ref") && name.isEmpty()))) {
                name = value.substring(value.lastIndexOf('/') + 1);
            }
        }

        OutlineEntry entry(TextLines text, int index) {
            List<OutlineEntry> entries = new ArrayList<>();
            for (int i = 0; i < children.size(); i++) {
                Part child = children.get(i);
                if (child.collection || child.item) {
                    entries.add(child.entry(text, i));
                }
            }
            String shown = !name.isEmpty() ? name : detail.isEmpty() ? "[" + index + "]" : detail;
            TextPoint end = new TextPoint(lastLine, text.line(lastLine).length());
            return new OutlineEntry(shown, detail, item, new TextRange(selection.start(), end), selection, entries);
        }
    }

    /** The parts of a text. */
    public static List<OutlineEntry> of(TextLines text) {
        Outline outline = new Outline();
        for (int i = 0; i < text.count(); i++) {
            outline.read(i, text.line(i));
        }
        List<OutlineEntry> entries = new ArrayList<>();
        for (int i = 0; i < outline.roots.size(); i++) {
            entries.add(outline.roots.get(i).entry(text, i));
        }
        return entries;
    }

    private void read(int number, String line) {
        int indentation = line.length() - line.stripLeading().length();
        if (line.isBlank() || line.charAt(indentation) == '#') {
            return;
        }
        if (blockColumn >= 0 && indentation > blockColumn) {
            grow(number);
            return;
        }
        blockColumn = -1;
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            unusualItem(number, line, indentation);
            grow(number);
            return;
        }
        for (int at = matcher.start(2); at < matcher.end(2); at++) {
            if (line.charAt(at) == '-') {
                begin(new Part(2 * at + 1, true, "", rest(number, line, at)));
            }
        }
        if (matcher.group(3) != null) {
            entry(number, matcher);
        }
        grow(number);
    }

    /** An item of a list that is a reference, or in braces. */
    private void unusualItem(int number, String line, int indentation) {
        Matcher reference = REFERENCE.matcher(line);
        boolean refers = reference.matches();
        if (!refers && !FLOW_ITEM.matcher(line).lookingAt()) {
            return;
        }
        Part part =
                new Part(2 * indentation + 1, true, refers ? reference.group(1) : "", rest(number, line, indentation));
        begin(part);
        FLOW_MEMBER.matcher(line).results().forEach(member -> part.learn(member.group(1), unquoted(member.group(2))));
    }

    private void entry(int number, Matcher matcher) {
        String key = unquoted(matcher.group(3));
        String value = matcher.group(4) == null ? "" : matcher.group(4).strip();
        Part part =
                new Part(2 * matcher.start(3), false, key, TextRange.ofLine(number, matcher.start(3), matcher.end(3)));
        begin(part);
        if (value.startsWith("|") || value.startsWith(">")) {
            blockColumn = matcher.start(3);
        } else if (value.startsWith("{") || value.startsWith("[")) {
            part.collection = true;
        } else {
            String shown = unquoted(value.replaceFirst("(^|\\s)#.*$", ""));
            part.detail = Phrases.shortened(shown, LONGEST);
            open.stream().skip(1).findFirst().ifPresent(owner -> owner.learn(key, shown));
        }
    }

    private void begin(Part part) {
        while (!open.isEmpty() && open.element().column >= part.column) {
            open.pop();
        }
        if (open.isEmpty()) {
            roots.add(part);
        } else {
            open.element().children.add(part);
            open.element().collection = true;
            open.element().detail = open.element().children.size() == 1 ? "" : open.element().detail;
        }
        open.push(part);
    }

    private void grow(int number) {
        open.forEach(part -> part.lastLine = number);
    }

    private static TextRange rest(int number, String line, int from) {
        return TextRange.ofLine(
                number, from, Math.max(from, line.stripTrailing().length()));
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1
                && (text.charAt(0) == '"' || text.charAt(0) == '\'')
                && text.charAt(text.length() - 1) == text.charAt(0);
        return quoted ? text.substring(1, text.length() - 1) : text.strip();
    }
}
