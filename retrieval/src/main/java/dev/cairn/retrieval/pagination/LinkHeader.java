package dev.cairn.retrieval.pagination;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Parses {@code Link} headers.
 *
 * <p>Source of the rules: {@code parse_header_links} and {@code Response.links} of requests.
 */
final class LinkHeader {

    private static final String PADDING = " '\"";

    private LinkHeader() {}

    /** The attributes of each link, among them {@code url}, by its {@code rel}, or by its URL where it has none. */
    static Map<String, Map<String, String>> parse(String header) {
        Map<String, Map<String, String>> links = new LinkedHashMap<>();
        String value = strip(header, PADDING);
        if (value.isEmpty()) {
            return links;
        }
        for (String part : value.split(", *<", -1)) {
            Map<String, String> link = link(part);
            String relation = link.getOrDefault("rel", "");
            links.put(relation.isEmpty() ? link.getOrDefault("url", "") : relation, link);
        }
        return links;
    }

    private static Map<String, String> link(String text) {
        int semicolon = text.indexOf(';');
        Map<String, String> link = new LinkedHashMap<>();
        link.put("url", strip(semicolon < 0 ? text : text.substring(0, semicolon), "<> '\""));
        String attributes = semicolon < 0 ? "" : text.substring(semicolon + 1);
        for (String attribute : attributes.split(";", -1)) {
            String[] sides = attribute.split("=", -1);
            if (sides.length != 2) {
                break;
            }
            link.put(strip(sides[0], PADDING), strip(sides[1], PADDING));
        }
        return link;
    }

    private static String strip(String text, String characters) {
        int start = 0;
        int end = text.length();
        while (start < end && characters.indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && characters.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(start, end);
    }
}
