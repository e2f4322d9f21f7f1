package dev.cairn.it.architecture;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Packages with all that is below them, as one. */
final class PackageTrees {

    private PackageTrees() {}

    /** Trees that stand in one package and use each other in a circle, at every depth. */
    static List<String> cycles(MainCode code) {
        Map<String, Map<String, Set<String>>> uses = new TreeMap<>();
        for (MainCode.Arrow arrow : code.arrows()) {
            String[] from = arrow.from().packageName().split("\\.", -1);
            String[] to = arrow.to().packageName().split("\\.", -1);
            int common = 0;
            while (common < Math.min(from.length, to.length) && from[common].equals(to[common])) {
                common++;
            }
            if (common < Math.min(from.length, to.length)) {
                String parent = String.join(".", List.of(from).subList(0, common));
                uses.computeIfAbsent(parent, key -> new TreeMap<>())
                        .computeIfAbsent(from[common], key -> new TreeSet<>())
                        .add(to[common]);
            }
        }
        return uses.entrySet().stream()
                .filter(tree -> !inCircles(tree.getValue()).isEmpty())
                .map(tree -> tree.getKey() + ": " + inCircles(tree.getValue()))
                .toList();
    }

    /** What is left when all that uses nothing that is left has been taken away, again and again. */
    private static Set<String> inCircles(Map<String, Set<String>> uses) {
        Set<String> left = new TreeSet<>(uses.keySet());
        while (left.removeIf(one -> uses.getOrDefault(one, Set.of()).stream().noneMatch(left::contains))) {}
        Set<String> used = new HashSet<>();
        do {
            used.clear();
            left.forEach(one -> used.addAll(uses.getOrDefault(one, Set.of())));
        } while (left.retainAll(used));
        return left;
    }
}
