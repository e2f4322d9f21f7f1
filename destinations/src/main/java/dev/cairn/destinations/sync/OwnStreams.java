package dev.cairn.destinations.sync;

import dev.cairn.destinations.DestinationException;
import dev.cairn.destinations.KeptStream;
import dev.cairn.destinations.SyncIdentity;
import dev.cairn.destinations.internal.row.SqlIdentifiers;
import dev.cairn.runtime.config.SourceIdentity;
import dev.cairn.runtime.config.StreamDescriptor;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The streams of a destination that are a sync's own: those with its name, and, unless its tables have a prefix, those of the time
 * when syncs had no names. Confined to one thread.
 */
final class OwnStreams {

    private final SourceIdentity source;
    private final Naming naming;
    private final String address;
    private final SyncIdentity identity;
    private final Map<StreamDescriptor, KeptStream> own = new HashMap<>();
    private final Map<String, KeptStream> foreignTables = new HashMap<>();
    /** By salt: hashes are slow, and streams of one sync have one salt. */
    private final Map<String, Map<String, String>> savedHashes = new HashMap<>();

    private final Map<String, Map<String, String>> givenHashes = new HashMap<>();
    private final SqlIdentifiers tables;

    /**
     * Finds them.
     *
     * @param all what the destination keeps
     * @param address the name of the destination
     * @param tables gives names to tables
     * @throws DestinationException if another source was synced under the name
     */
    OwnStreams(SourceIdentity source, Naming naming, List<KeptStream> all, String address, SqlIdentifiers tables)
            throws DestinationException {
        this.source = source;
        this.naming = naming;
        this.address = address;
        this.tables = tables;
        String name = name(all);
        String salt = null;
        for (KeptStream kept : all) {
            SyncIdentity sync = kept.sync();
            if (sync == null ? naming.prefix().isEmpty() : sync.sync().equals(name)) {
                tables.take(kept.table().name());
                if (sync == null) {
                    own.putIfAbsent(kept.stream(), kept);
                } else {
                    own.put(kept.stream(), kept);
                    requireSame(sync);
                    salt = sync.salt();
                }
            } else {
                foreignTables.put(kept.table().name().toLowerCase(Locale.ROOT), kept);
            }
        }
        identity = identity(name, salt == null ? SettingHashes.newSalt() : salt);
    }

    private SyncIdentity identity(String name, String salt) {
        return new SyncIdentity(name, source.manifest(), source.manifestHash(), salt, saved(salt));
    }

    /** A manifest that was moved goes on under the name that it had. */
    private String name(List<KeptStream> all) {
        if (naming.name() != null) {
            return naming.name();
        }
        List<SyncIdentity> named = all.stream()
                .map(KeptStream::sync)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        boolean isKnown = named.stream().anyMatch(sync -> sync.sync().equals(source.manifest()));
        return isKnown
                ? source.manifest()
                : named.stream()
                        .filter(sync -> sync.manifestHash().equals(source.manifestHash()))
                        .filter(sync -> differences(sync).isEmpty())
                        .map(SyncIdentity::sync)
                        .findFirst()
                        .orElse(source.manifest());
    }

    /** What of the source is different from what was kept; empty where it is the same. */
    private List<String> differences(SyncIdentity kept) {
        List<String> differences = new ArrayList<>();
        if (!kept.manifest().equals(source.manifest()) && !kept.manifestHash().equals(source.manifestHash())) {
            differences.add("the manifest (" + kept.manifest() + ", now " + source.manifest() + ")");
        }
        Set<String> saved = SettingHashes.differences(kept.settings(), saved(kept.salt()));
        // A new version of the manifest may change the configuration that there is.
        boolean isSame = saved.isEmpty()
                || SettingHashes.differences(kept.settings(), given(kept.salt()))
                        .isEmpty();
        if (!isSame) {
            differences.addAll(saved);
        }
        return differences;
    }

    private Map<String, String> saved(String salt) {
        return savedHashes.computeIfAbsent(salt, with -> SettingHashes.of(source.saved(), with));
    }

    private Map<String, String> given(String salt) {
        return givenHashes.computeIfAbsent(salt, with -> SettingHashes.of(source.given(), with));
    }

    private void requireSame(SyncIdentity kept) throws DestinationException {
        List<String> differences = naming.isSameSource() ? List.of() : differences(kept);
        if (!differences.isEmpty()) {
            throw new DestinationException(
                    "Sync " + kept.sync() + " in " + address + " was of another source. Different are: "
                            + String.join(", ", differences)
                            + ". If it is the same source (with a new start date, or an account that moved), say --same-source. If it"
                            + " is another one, give it a name and tables of its own: --name NAME --prefix PREFIX.");
        }
    }

    SyncIdentity identity() {
        return identity;
    }

    /** What is kept of a stream; null if nothing is. */
    @Nullable
    KeptStream kept(StreamDescriptor stream) {
        return own.get(stream);
    }

    /**
     * What is to be kept from now on of streams whose sync has another identity than it had, that are gone or there again, or of
     * which a full refresh had begun that no sync will go on with.
     *
     * @param there the streams that there are
     */
    List<KeptStream> changed(Set<StreamDescriptor> there, Clock clock) {
        List<KeptStream> changed = new ArrayList<>();
        for (KeptStream kept : own.values()) {
            KeptStream now = kept.sync() == null ? kept : kept.of(identity);
            now = there.contains(kept.stream())
                    ? now.missing(null)
                    : now.withRefresh(null).missing(Objects.requireNonNullElseGet(kept.missingSince(), clock::instant));
            if (!now.equals(kept)) {
                changed.add(now);
            }
        }
        return changed;
    }

    /**
     * The name of a table for a stream that has none.
     *
     * @throws DestinationException if it is the table of another sync
     */
    String newTable(StreamDescriptor stream) throws DestinationException {
        String table = tables.giveTable(wantedTable(stream));
        KeptStream foreign = foreignTables.get(table.toLowerCase(Locale.ROOT));
        if (foreign == null) {
            return table;
        }
        SyncIdentity other = foreign.sync();
        if (other == null) {
            throw new DestinationException(
                    "The table " + table + " in " + address + " is of a stream that was synced without"
                            + " a prefix. Give another --prefix than '" + naming.prefix() + "'.");
        }
        List<String> differences = differences(other);
        throw new DestinationException("The table " + table + " in " + address + " is of sync " + other.sync()
                + ", and this is sync " + identity.sync() + ". Different are: "
                + (differences.isEmpty() ? "only the names" : String.join(", ", differences))
                + ". Give this one tables of its own: --name " + identity.sync() + " --prefix PREFIX. If it is the same"
                + " source: --name " + other.sync() + (differences.isEmpty() ? "" : " --same-source") + ".");
    }

    /** What the table of a stream is called where nothing keeps it from that. */
    String wantedTable(StreamDescriptor stream) {
        String name = stream.namespace() == null ? stream.name() : stream.namespace() + "_" + stream.name();
        return naming.prefix() + name;
    }
}
