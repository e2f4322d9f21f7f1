package dev.cairn.records.extract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes column names of a header line as pandas does: a missing name gets a number, and a repeated name gets a suffix.
 */
final class ColumnNames {

    private ColumnNames() {}

    static List<String> of(List<String> header) {
        List<String> names = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < header.size(); i++) {
            String wanted = header.get(i).isEmpty() ? "Unnamed: " + i : header.get(i);
            String name = wanted;
            for (int n = 1; !taken.add(name); n++) {
                name = wanted + "." + n;
                if (header.contains(name)) {
                    name = wanted;
                }
            }
            names.add(name);
        }
        return names;
    }
}
