package dev.cairn.destinations.contract;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A place in memory. */
record MemoryPlace(String address) implements Place {

    @Override
    public void forgetNames() {
        Objects.requireNonNull(MemoryProvider.PLACES.get(address)).forgetNames();
    }

    @Override
    public List<Map<String, @Nullable Object>> rows(String table) {
        return new MemoryDestination(address, Objects.requireNonNull(MemoryProvider.PLACES.get(address))).rows(table);
    }
}
