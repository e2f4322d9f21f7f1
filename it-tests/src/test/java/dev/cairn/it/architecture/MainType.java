package dev.cairn.it.architecture;

import java.util.Map;
import java.util.Set;

/**
 * A top-level type of main code.
 *
 * @param isGenerated whether the build wrote its source
 * @param uses full names of the top-level types, also of the JDK, that it or a type inside of it depends on, or its source
 *     imports
 * @param records how many components each record has, by its full name: this type or one inside of it
 */
record MainType(
        String module,
        String packageName,
        String simpleName,
        boolean isGenerated,
        Set<String> uses,
        Map<String, Integer> records) {

    String name() {
        return packageName + "." + simpleName;
    }
}
