package dev.cairn.destination.sync;

import dev.cairn.destination.DestinationException;
import dev.cairn.destination.DestinationWriter;
import dev.cairn.destination.KeptStream;
import dev.cairn.destination.internal.row.SqlIdentifiers;
import java.util.List;
import java.util.Objects;

/** Moves what a destination has of a stream to another name, for streams that are called otherwise in their manifest by now. */
public final class StreamRename {

    private final DestinationWriter writer;

    /** @param writer has nothing to commit */
    public StreamRename(DestinationWriter writer) {
        this.writer = writer;
    }

    /**
     * Moves the table and the state of a stream, in one commit.
     *
     * @return what is kept under the new name
     * @throws DestinationException if the sync has a stream of that name, or the table cannot be renamed
     */
    public KeptStream rename(KeptStream kept, String name) throws DestinationException {
        List<KeptStream> all = writer.streams();
        for (KeptStream other : all) {
            boolean isOfSync = Objects.equals(syncOf(kept), syncOf(other));
            if (isOfSync && other.stream().name().equals(name)) {
                throw new DestinationException("There is a stream " + name + " already, with "
                        + other.progress().rows() + " rows in the table "
                        + other.table().name()
                        + ". Rename before the first sync under the new name.");
            }
        }
        KeptStream renamed = kept.renamed(name, newTable(kept, name, all));
        writer.rename(kept.table().name(), renamed.table().name());
        writer.commit(List.of(renamed));
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
