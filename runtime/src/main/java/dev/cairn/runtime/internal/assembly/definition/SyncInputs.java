package dev.cairn.runtime.internal.assembly.definition;

import dev.cairn.core.error.ConfigException;
import dev.cairn.runtime.config.ConfiguredCatalog;
import dev.cairn.runtime.config.ConfiguredStream;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.config.StreamDescriptor;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of a sync that matter while its streams are built, besides manifest and configuration.
 *
 * @param folder where the manifest is
 * @param parentStates by the child: what its parents go on from in place of what its state says of them
 */
public record SyncInputs(
        ConfiguredCatalog catalog,
        InputState state,
        Path folder,
        Map<StreamDescriptor, Map<String, @Nullable Object>> parentStates) {

    /** With parents that go on from where their children's states say. */
    public SyncInputs(ConfiguredCatalog catalog, InputState state, Path folder) {
        this(catalog, state, folder, Map.of());
    }

    /** Without a catalog and a state, as for {@code check} and {@code discover}. */
    public static SyncInputs none(Path folder) {
        return new SyncInputs(new ConfiguredCatalog(List.of()), InputState.EMPTY, folder);
    }

    /** The same with another state of one stream. */
    SyncInputs withState(StreamDescriptor stream, Map<String, @Nullable Object> streamState) {
        Map<StreamDescriptor, Map<String, @Nullable Object>> states = new LinkedHashMap<>(state.streams());
        states.put(stream, streamState);
        return new SyncInputs(catalog, new InputState(states), folder, parentStates);
    }

    /** What the parents of a stream go on from, in the form of the stream's state. */
    public Map<String, @Nullable Object> stateForParents(String stream) {
        Map<String, @Nullable Object> own = state.of(stream);
        Map<String, @Nullable Object> parents = parentStates.get(StreamDescriptor.of(stream));
        if (parents == null) {
            return own;
        }
        Map<String, @Nullable Object> all = new LinkedHashMap<>(own);
        all.put("parent_state", parents);
        return all;
    }

    /** A stream's schema in the catalog, or null where it is in none. */
    public @Nullable Map<String, @Nullable Object> catalogSchema(String stream) {
        return catalog.find(stream).map(ConfiguredStream::jsonSchema).orElse(null);
    }

    /**
     * The cursor field that the user chose for a stream, or null; an empty one, too, is none.
     *
     * @throws ConfigException if it is inside of another field
     */
    public @Nullable String catalogCursorField(StreamDescriptor stream) {
        List<String> path =
                catalog.find(stream.name()).map(ConfiguredStream::cursorField).orElse(List.of());
        if (path.isEmpty() || path.get(0).isEmpty()) {
            return null;
        }
        if (path.size() > 1) {
            throw new ConfigException("The cursor field of stream " + stream.name()
                    + " in the catalog must be a top-level field, found " + String.join(".", path) + ".");
        }
        return path.get(0);
    }
}
