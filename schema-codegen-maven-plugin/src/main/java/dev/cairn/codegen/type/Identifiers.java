package dev.cairn.codegen.type;

import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;
import org.jsonschema2pojo.DefaultGenerationConfig;
import org.jsonschema2pojo.util.NameHelper;

/** Turns the names of a schema into Java names, by jsonschema2pojo's rules, so that switching from it renames little. */
final class Identifiers {

    /** What a record component may not be called, by the language (JLS 8.10.1) or since we generate a method so named. */
    private static final Set<String> TAKEN = Set.of(
            "clone",
            "finalize",
            "getClass",
            "hashCode",
            "notify",
            "notifyAll",
            "toString",
            "wait",
            "toJson",
            "builder",
            "toBuilder");

    private final NameHelper names = new NameHelper(new DefaultGenerationConfig());

    /** The name of a record component. */
    String component(String property) {
        String name = names.getPropertyName(bare(property), null);
        if (TAKEN.contains(name)) {
            return name + "_";
        }
        return SourceVersion.isIdentifier(name) && !SourceVersion.isKeyword(name) ? name : "_" + name;
    }

    /** The name of a type: as it stands where it is a Java name, otherwise its words put together. */
    String type(String name) {
        if (SourceVersion.isName(name) && Character.isUpperCase(name.charAt(0)) && !name.contains(".")) {
            return name;
        }
        String property = names.getPropertyName(bare(name.replaceAll("[^\\p{Alnum}_$]", " ")), null);
        String type = property.replaceFirst("^_(?=\\p{Alpha})", "");
        return Character.toUpperCase(type.charAt(0)) + type.substring(1);
    }

    /** The name of an enum constant. */
    String constant(String value) {
        String words = value.replaceAll("([\\p{Lower}\\d])(\\p{Upper})", "$1_$2")
                .replaceAll("[^\\p{Alnum}]+", "_")
                .toUpperCase(Locale.ROOT);
        String name = words.replaceAll("^_+(?=.)|(?<=.)_+$", "");
        if (name.isEmpty() || name.equals("_")) {
            return "EMPTY";
        }
        return Character.isDigit(name.charAt(0)) ? "_" + name : name;
    }

    /** The name of one element of something named in the plural. */
    static String singular(String plural) {
        if (plural.endsWith("ies") && plural.length() > 4) {
            return plural.substring(0, plural.length() - 3) + "y";
        }
        if (plural.endsWith("sses") || plural.endsWith("xes") || plural.endsWith("ches")) {
            return plural.substring(0, plural.length() - 2);
        }
        boolean singular =
                !plural.endsWith("s") || plural.endsWith("ss") || plural.endsWith("us") || plural.length() < 3;
        return singular ? plural : plural.substring(0, plural.length() - 1);
    }

    private static String bare(String name) {
        String bare = name.replaceFirst("^[$@]+(?=.)", "");
        return bare.isEmpty() ? "_" : bare;
    }
}
