package dev.cairn.workbench.edit;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.Member;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.workbench.text.TextChange;
import dev.cairn.workbench.text.TextLines;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What an edit does to one collection of a text.
 *
 * @param target the collection
 * @param change what becomes of it, as a plain value
 * @param ways changes of the text, of which one may do just that; the earlier the better
 */
record Part(Node target, UnaryOperator<Object> change, List<TextChange> ways) {

    Part {
        ways = List.copyOf(ways);
    }

    /** Whether the collection is another with it. */
    boolean changesSomething() {
        Object plain = target.toPlain();
        return plain == null || !change.apply(plain).equals(plain);
    }

    /** Adds entries to a mapping. */
    static Part entries(TextLines text, ObjectNode mapping, String block) {
        return new Part(mapping, with(block), new Insertion(text).into(mapping, block));
    }

    /** Adds items to a list. */
    static Part items(TextLines text, Node list, String block) {
        List<?> plain = (List<?>) Insertion.plain(block);
        UnaryOperator<Object> more = items -> {
            List<@Nullable Object> all = new ArrayList<>((List<?>) items);
            all.addAll(plain);
            return all;
        };
        return new Part(list, more, new Insertion(text).into(list, block));
    }

    /** Writes an entry into a mapping, in place of the one of that key if there is one. */
    static Part entry(TextLines text, ObjectNode mapping, String key, String block) {
        Member present = mapping.members().get(key);
        return present == null
                ? entries(text, mapping, block)
                : new Part(mapping, with(block), List.of(new Insertion(text).replacing(mapping, present, block)));
    }

    /** Takes an entry out of a mapping that has others. */
    static Part removal(TextLines text, ObjectNode mapping, Member member, String key) {
        UnaryOperator<Object> fewer = members -> {
            Map<Object, @Nullable Object> rest = new LinkedHashMap<>((Map<?, ?>) members);
            rest.remove(key);
            return rest;
        };
        return new Part(mapping, fewer, new Insertion(text).removing(mapping, member));
    }

    /** A mapping with the entries of a block, which go before those that it has. */
    static UnaryOperator<Object> with(String block) {
        Map<?, ?> entries = (Map<?, ?>) Insertion.plain(block);
        return members -> {
            Map<Object, @Nullable Object> more = new LinkedHashMap<>((Map<?, ?>) members);
            more.putAll(entries);
            return more;
        };
    }
}
