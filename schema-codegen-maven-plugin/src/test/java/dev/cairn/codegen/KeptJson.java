package dev.cairn.codegen;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares what was read with what was written back. */
final class KeptJson {

    private KeptJson() {}

    /**
     * Where something of a document is missing or changed in what was written back; null if all of it is there. Defaults that
     * are there besides are no loss, and neither is an explicit null: an optional property that is null is read as absent.
     */
    static @Nullable String lost(@Nullable Object read, @Nullable Object written) {
        return lost("", read, written);
    }

    private static @Nullable String lost(String path, @Nullable Object read, @Nullable Object written) {
        if (read instanceof Map<?, ?> map && written instanceof Map<?, ?> other) {
            for (Map.Entry<?, ?> member : map.entrySet()) {
                String place = path + "/" + member.getKey();
                if (!other.containsKey(member.getKey()) && member.getValue() != null) {
                    return place;
                }
                String lost = lost(place, member.getValue(), other.get(member.getKey()));
                if (lost != null) {
                    return lost;
                }
            }
            return null;
        }
        if (read instanceof List<?> list && written instanceof List<?> other && list.size() == other.size()) {
            for (int index = 0; index < list.size(); index++) {
                String lost = lost(path + "/" + index, list.get(index), other.get(index));
                if (lost != null) {
                    return lost;
                }
            }
            return null;
        }
        return same(read, written) ? null : path.isEmpty() ? "/" : path;
    }

    private static boolean same(@Nullable Object read, @Nullable Object written) {
        if (read instanceof Number number && written instanceof Number other) {
            return new BigDecimal(number.toString()).compareTo(new BigDecimal(other.toString())) == 0;
        }
        return read == null ? written == null : read.equals(written);
    }
}
