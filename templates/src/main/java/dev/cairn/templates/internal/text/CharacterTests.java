package dev.cairn.templates.internal.text;

import dev.cairn.pythonvalues.Characters;
import dev.cairn.templates.internal.call.MethodTable;
import java.util.function.IntPredicate;

/** The methods of str that ask what its characters are. */
public final class CharacterTests {

    private CharacterTests() {}

    public static void addTo(MethodTable<CharSequence> table) {
        all(table, "isdigit", CharacterTests::isDigit);
        all(table, "isdecimal", Character::isDigit);
        all(table, "isnumeric", CharacterTests::isNumeric);
        all(table, "isalpha", Character::isLetter);
        all(table, "isalnum", codePoint -> Character.isLetter(codePoint) || isNumeric(codePoint));
        all(table, "isspace", Characters::isSpace);
        table.method(
                        "isascii",
                        "",
                        (evaluation, self, bound) -> self.codePoints().allMatch(c -> c < 0x80))
                .method(
                        "isprintable",
                        "",
                        (evaluation, self, bound) -> self.codePoints().allMatch(Characters::isPrintable))
                .method("islower", "", (evaluation, self, bound) -> isLower(self.toString()))
                .method("isupper", "", (evaluation, self, bound) -> isUpper(self.toString()))
                .method("istitle", "", (evaluation, self, bound) -> isTitle(self.toString()))
                .method("isidentifier", "", (evaluation, self, bound) -> isIdentifier(self.toString()));
    }

    private static void all(MethodTable<CharSequence> table, String name, IntPredicate predicate) {
        table.method(
                name,
                "",
                (evaluation, self, bound) ->
                        self.length() > 0 && self.codePoints().allMatch(predicate));
    }

    private static boolean isDigit(int codePoint) {
        return Character.isDigit(codePoint) || "²³¹⁰⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉①②③④⑤⑥⑦⑧⑨".indexOf(codePoint) >= 0;
    }

    private static boolean isNumeric(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.DECIMAL_DIGIT_NUMBER
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }

    public static boolean isLower(String text) {
        return text.codePoints().anyMatch(Character::isLowerCase)
                && text.codePoints().noneMatch(c -> Character.isUpperCase(c) || Character.isTitleCase(c));
    }

    public static boolean isUpper(String text) {
        return text.codePoints().anyMatch(Character::isUpperCase)
                && text.codePoints().noneMatch(c -> Character.isLowerCase(c) || Character.isTitleCase(c));
    }

    private static boolean isTitle(String text) {
        boolean found = false;
        boolean inWord = false;
        for (int codePoint : text.codePoints().toArray()) {
            boolean upper = Character.isUpperCase(codePoint) || Character.isTitleCase(codePoint);
            boolean lower = Character.isLowerCase(codePoint);
            if ((upper && inWord) || (lower && !inWord)) {
                return false;
            }
            found |= upper;
            inWord = upper || lower;
        }
        return found;
    }

    private static boolean isIdentifier(String text) {
        return !text.isEmpty()
                && Characters.isNameStart(text.codePointAt(0))
                && text.codePoints().allMatch(Characters::isNamePart);
    }
}
