package dev.cairn.it.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The order of all packages, written down once, from the bottom up: a package may use those that stand before it. So there
 * are no cycles, neither between packages nor between modules.
 *
 * @param places by package
 */
record PackageOrder(Map<String, Place> places) {

    static final Path FILE = Path.of("src/test/resources/architecture/packages.txt");

    private static final int USUAL_SIZE = 25;
    private static final Pattern LINE = Pattern.compile("  (dev\\.cairn\\S*)(?: +at most (\\d+): (.+))?");

    /** Where a package stands, and how many classes it may have. */
    record Place(int number, String module, int size) {}

    /** A line that begins with a module's name, or, after two spaces, with a package's; {@code #} begins a comment. */
    static PackageOrder read() throws IOException {
        Map<String, Place> places = new LinkedHashMap<>();
        String module = "";
        for (String line : Files.readAllLines(FILE)) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                int size = matcher.group(2) == null ? USUAL_SIZE : Integer.parseInt(matcher.group(2));
                Place before = places.put(matcher.group(1), new Place(places.size(), module, size));
                if (before != null) {
                    throw new IllegalArgumentException(FILE + " has a package twice: " + line);
                }
            } else if (line.startsWith(" ")) {
                throw new IllegalArgumentException(FILE + " has a malformed line: " + line);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                module = line.strip();
            }
        }
        return new PackageOrder(places);
    }

    /** Packages that are not in the list or in another module than it says, and those that are in the list only. */
    List<String> misplaced(MainCode code) {
        Map<String, TreeSet<String>> modules = code.types().stream()
                .collect(Collectors.groupingBy(
                        MainType::packageName,
                        TreeMap::new,
                        Collectors.mapping(MainType::module, Collectors.toCollection(TreeSet::new))));
        List<String> wrong = new ArrayList<>();
        modules.forEach((name, in) -> {
            Place place = places.get(name);
            if (place == null || !in.equals(new TreeSet<>(List.of(place.module())))) {
                wrong.add(name + " is in " + in + ", in the list in " + (place == null ? "none" : place.module()));
            }
        });
        places.forEach((name, place) -> {
            if (!modules.containsKey(name) && MainCode.isBuilt(place.module())) {
                wrong.add(name + " is gone");
            }
        });
        return wrong;
    }

    /** Types that use a package that stands after their own. */
    List<String> upwardArrows(MainCode code) {
        return code.arrows().stream()
                .filter(arrow -> number(arrow.to()) > number(arrow.from()))
                .map(MainCode.Arrow::toString)
                .toList();
    }

    /** Packages with more classes than they may have, and with room for many that are not there. */
    List<String> large(MainCode code) {
        Map<String, Long> sizes = code.types().stream()
                .filter(type -> !type.isGenerated())
                .collect(Collectors.groupingBy(MainType::packageName, TreeMap::new, Collectors.counting()));
        List<String> wrong = new ArrayList<>();
        sizes.forEach((name, size) -> {
            Place place = places.get(name);
            if (place != null && (size > place.size() || (place.size() > USUAL_SIZE && size <= USUAL_SIZE))) {
                wrong.add(name + " has " + size + " classes, and may have " + place.size());
            }
        });
        return wrong;
    }

    private int number(MainType type) {
        Place place = places.get(type.packageName());
        return place == null ? -1 : place.number();
    }
}
