package dev.cairn.destination.contract;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A destination that somebody added. */
final class MemoryTest extends DestinationContract {

    @Override
    Place place() {
        String address = "memory:" + folder;
        return new Place() {
            @Override
            public String address() {
                return address;
            }

            @Override
            public List<Map<String, @Nullable Object>> rows(String table) {
                return new MemoryDestination(address, Objects.requireNonNull(MemoryProvider.PLACES.get(address))).rows(table);
            }
        };
    }
}
