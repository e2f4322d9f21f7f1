package dev.cairn.destinations.sync;

import dev.cairn.destinations.DestinationException;
import dev.cairn.destinations.DestinationWriter;
import dev.cairn.destinations.KeptProgress;
import dev.cairn.destinations.KeptRefresh;
import dev.cairn.destinations.KeptStream;
import dev.cairn.destinations.internal.row.SqlIdentifiers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Moves what a destination has of a stream to another name, for streams that are called otherwise in their manifest by now. */
public final class StreamRename {

    private static final String PARENTS = "parent_state";

    private final DestinationWriter writer;

    /** @param writer has nothing to commit */
    public StreamRename(DestinationWriter writer) {
        this.writer = writer;
    }

    /**
     * Moves the table and the state of a stream, in one commit. States of streams of which it is a parent name it so, too.
     *
     * @return what is kept under the new name
     * @throws DestinationException if the sync has a stream of that name, or the table cannot be renamed
     */
    public KeptStream rename(KeptStream kept, String name) throws DestinationException {
        List<KeptStream> all = writer.streams();
        for (KeptStream other : all) {
            if (syncOf(kept).equals(syncOf(other)) && other.stream().name().equals(name)) {
                throw new DestinationException("There is a stream " + name + " already, with "
                        + other.progress().rows() + " rows in the table "
                        + other.table().name()
                        + ". Rename before the first sync under the new name.");
            }
        }
        KeptStream renamed = kept.renamed(name, newTable(kept, name, all));
        writer.rename(kept.table().name(), renamed.table().name());
        List<KeptStream> changed = new ArrayList<>(List.of(renamed));
        for (KeptStream other : all) {
            KeptStream child = withParent(other, kept.stream().name(), name);
            if (syncOf(kept).equals(syncOf(other)) && !other.table().equals(kept.table()) && !child.equals(other)) {
                changed.add(child);
            }
        }
        writer.commit(changed);
        return renamed;
    }

    private static KeptStream withParent(KeptStream child, String old, String name) {
        KeptProgress progress = child.progress();
        KeptRefresh refresh = child.refresh();
        return child.with(
                        progress.state() == null
                                ? progress
                                : progress.withState(withParent(progress.state(), old, name)))
                .withRefresh(refresh == null ? null : refresh.withState(withParent(refresh.state(), old, name)));
    }

    /** Returns a state in which a parent, or a parent of a parent, has another name; one that has the new name already stays. */
    private static Map<String, @Nullable Object> withParent(Map<?, ?> state, String old, String name) {
        Map<String, @Nullable Object> renamed = new LinkedHashMap<>();
        state.forEach((member, value) -> renamed.put(String.valueOf(member), value));
        if (state.get(PARENTS) instanceof Map<?, ?> parents) {
            Map<String, @Nullable Object> all = new LinkedHashMap<>();
            parents.forEach((parent, own) -> all.put(
                    parent.equals(old) && !parents.containsKey(name) ? name : String.valueOf(parent),
                    own instanceof Map<?, ?> inner ? withParent(inner, old, name) : own));
            renamed.put(PARENTS, all);
        }
        return renamed;
    }

    private static String syncOf(KeptStream kept) {
        return kept.sync() == null ? "" : kept.sync().sync();
    }

    /** What stands before the stream's name in the table's stays: a prefix, or the name space. */
    private String newTable(KeptStream kept, String name, List<KeptStream> all) {
        String table = kept.table().name();
        String before = table.endsWith(kept.stream().name())
                ? table.substring(0, table.length() - kept.stream().name().length())
                : "";
        SqlIdentifiers names = new SqlIdentifiers(writer.longestName() - "_cairn_key_".length());
        all.forEach(other -> names.take(other.table().name()));
        return names.giveTable(before + name);
    }
}
