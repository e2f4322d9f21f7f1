package dev.cairn.workbench.published;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the lock file has of a connector.
 *
 * @param file the package's file that it is of, such as {@code airbyte_source_stripe-5.5.0-py3-none-any.whl}
 * @param sha256 of that file
 * @param index the address of the index that had it, without credentials
 * @param licence as the package says; empty where it says nothing
 * @param files the SHA-256 of each file of the connector, by its path below the connector's folder
 */
public record LockedConnector(
        String version, String file, String sha256, String index, String licence, SortedMap<String, String> files) {

    public LockedConnector {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** The licence for people, who are told where the package names none. */
    public String licenceInWords() {
        return licence.isEmpty() ? "its package names none" : licence;
    }

    Map<String, @Nullable Object> json(ConnectorName name) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("package", name.packageName().text());
        json.put("version", version);
        json.put("file", file);
        json.put("sha256", sha256);
        json.put("index", index);
        json.put("licence", licence);
        json.put("files", files);
        return json;
    }
}
