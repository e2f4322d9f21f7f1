package dev.cairn.codegen;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares what was read with what was written back. */
final class KeptJson {

    private KeptJson() {}

    /** Where something of a document is missing or changed in what was written back, nulls too; null if all of it is there. */
    static @Nullable String lost(@Nullable Object read, @Nullable Object written) {
        return missing("", read, written);
    }

    /** Where there is something in what was written back that the document doesn't have; null if there is nothing. */
    static @Nullable String gained(@Nullable Object read, @Nullable Object written) {
        return missing("", written, read);
    }

    /** Where something of the one value is missing or different in the other. */
    private static @Nullable String missing(String path, @Nullable Object all, @Nullable Object some) {
        if (all instanceof Map<?, ?> map && some instanceof Map<?, ?> other) {
            for (Map.Entry<?, ?> member : map.entrySet()) {
                String place = path + "/" + member.getKey();
                if (!other.containsKey(member.getKey())) {
                    return place;
                }
                String found = missing(place, member.getValue(), other.get(member.getKey()));
                if (found != null) {
                    return found;
                }
            }
            return null;
        }
        if (all instanceof List<?> list && some instanceof List<?> other && list.size() == other.size()) {
            for (int index = 0; index < list.size(); index++) {
                String found = missing(path + "/" + index, list.get(index), other.get(index));
                if (found != null) {
                    return found;
                }
            }
            return null;
        }
        return same(all, some) ? null : path.isEmpty() ? "/" : path;
    }

    private static boolean same(@Nullable Object read, @Nullable Object written) {
        if (read instanceof Number number && written instanceof Number other) {
            return new BigDecimal(number.toString()).compareTo(new BigDecimal(other.toString())) == 0;
        }
        return read == null ? written == null : read.equals(written);
    }
}
