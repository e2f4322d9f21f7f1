package dev.cairn.workbench.pip;

import dev.cairn.http.wire.UrlJoin;
import dev.cairn.json.Json;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The page on which an index lists the files of a package, in HTML (PEP 503) or JSON (PEP 691).
 *
 * @param url where it came from: links are relative to it
 * @param index the address of the index
 */
record ProjectPage(PackageName name, String url, String index) {

    /** What is asked for: JSON first, as pip does. */
    static final String ACCEPTED =
            "application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2," + " text/html;q=0.01";

    private static final String JSON = "application/vnd.pypi.simple.v1+json";

    static boolean isJson(String type) {
        return type.startsWith(JSON) || type.startsWith("application/json");
    }

    static boolean isHtml(String type) {
        return type.startsWith("application/vnd.pypi.simple.v1+html") || type.startsWith("text/html");
    }

    /**
     * The files that are wheels and sdists of the package.
     *
     * @param type the page's content type
     * @throws IndexException if it is no such page
     */
    List<PackageFile> files(String type, byte[] body) throws IndexException {
        String text = new String(body, StandardCharsets.UTF_8);
        try {
            if (isJson(type)) {
                return ofJson(Json.parse(text));
            }
            if (isHtml(type)) {
                return ofHtml(text);
            }
        } catch (IndexException e) {
            throw e;
        } catch (IOException e) {
            throw noPage("it is not JSON", e);
        }
        throw noPage("its type is '" + type + "'", null);
    }

    private IndexException noPage(String why, @Nullable IOException cause) {
        return new IndexException(url + " is no page of a package index: " + why, cause);
    }

    private List<PackageFile> ofJson(@Nullable Object page) throws IndexException {
        List<?> listed = page instanceof Map<?, ?> object && object.get("files") instanceof List<?> list ? list : null;
        if (listed == null) {
            throw noPage("it has no 'files'", null);
        }
        List<PackageFile> files = new ArrayList<>();
        for (Object one : listed) {
            if (one instanceof Map<?, ?> file
                    && file.get("filename") instanceof String filename
                    && file.get("url") instanceof String link) {
                Map<String, String> hashes = new HashMap<>();
                if (file.get("hashes") instanceof Map<?, ?> given) {
                    given.forEach((algorithm, hex) -> hashes.put(algorithm.toString(), String.valueOf(hex)));
                }
                String reason = Boolean.TRUE.equals(file.get("yanked")) ? "" : null;
                add(filename, link, hashes, file.get("yanked") instanceof String text ? text : reason, files);
            }
        }
        return files;
    }

    private List<PackageFile> ofHtml(String text) throws IOException {
        List<PackageFile> files = new ArrayList<>();
        HtmlTags tags = new HtmlTags(new StringReader(text));
        String base = url;
        int links = 0;
        for (HtmlTags.Tag tag = tags.next(); tag != null; tag = tags.next()) {
            String link = tag.attribute("href");
            if (link != null && tag.name().equals("base")) {
                base = UrlJoin.resolve(url, link.strip());
            } else if (link != null && tag.name().equals("a")) {
                links++;
                addLink(UrlJoin.resolve(base, link.strip()), tag.attribute("data-yanked"), files);
            }
        }
        if (links > 0 && files.isEmpty()) {
            throw noPage("none of its links is a file of " + name, null);
        }
        return files;
    }

    private void addLink(String link, @Nullable String yanked, List<PackageFile> files) throws IndexException {
        int fragment = link.indexOf('#');
        String plain = fragment < 0 ? link : link.substring(0, fragment);
        Map<String, String> hashes = new HashMap<>();
        for (String part :
                fragment < 0 ? new String[0] : link.substring(fragment + 1).split("&")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                hashes.put(part.substring(0, equals), part.substring(equals + 1));
            }
        }
        String path = plain.replaceFirst("\\?.*", "");
        add(IndexUrl.decoded(path.substring(path.lastIndexOf('/') + 1)), plain, hashes, yanked, files);
    }

    private void add(
            String file, String link, Map<String, String> hashes, @Nullable String yanked, List<PackageFile> files)
            throws IndexException {
        PackageVersion version = PackageFile.versionIn(name, file).orElse(null);
        if (version != null) {
            IndexUrl address = IndexUrl.of(Objects.requireNonNull(UrlJoin.resolve(url, link)));
            files.add(new PackageFile(
                    version, file, address, FileHash.strongest(hashes).orElse(null), yanked, index));
        }
    }
}
