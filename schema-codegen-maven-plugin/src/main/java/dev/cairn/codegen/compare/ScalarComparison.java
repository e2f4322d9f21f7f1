package dev.cairn.codegen.compare;

import dev.cairn.codegen.java.TypeSelection;
import dev.cairn.codegen.schema.PlainJson;
import dev.cairn.codegen.type.EnumType;
import dev.cairn.codegen.type.Formatted;
import dev.cairn.codegen.type.JavaFormat;
import dev.cairn.codegen.type.Scalar;
import dev.cairn.codegen.type.ScalarKind;
import dev.cairn.codegen.type.TypeUse;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares texts, numbers, booleans, and enums of these. */
final class ScalarComparison {

    /** The numbers that each of these has are those of the one before, and more. */
    private static final List<JavaFormat> WHOLE = List.of(JavaFormat.INT, JavaFormat.BIG_INTEGER, JavaFormat.DECIMAL);

    private final Readability.Versions versions;
    private final Changes changes;

    ScalarComparison(Readability.Versions versions, Changes changes) {
        this.versions = versions;
        this.changes = changes;
    }

    void compare(ComparedValue reader, ComparedValue writer, Spot spot) {
        EnumType read = enumOf(reader.type(), versions.readerLenient());
        EnumType written = enumOf(writer.type(), versions.writerLenient());
        TypeUse form = reader.type().declaration() == null ? reader.type() : new Scalar(ScalarKind.STRING);
        if (written != null) {
            compareValues(read, form, written, spot);
            return;
        }
        TypeUse other = writer.type().declaration() == null ? writer.type() : new Scalar(ScalarKind.STRING);
        Verdict verdict = read == null ? verdict(form, other) : Verdict.BREAKS;
        if (verdict != null) {
            String what = versions.direction().change(reader.words(), writer.words());
            changes.add(spot, ChangeKind.TYPE, what, versions.direction().aspect(), verdict);
        }
    }

    private void compareValues(@Nullable EnumType read, TypeUse form, EnumType written, Spot spot) {
        Set<String> known = read == null ? Set.of() : texts(read);
        for (EnumType.Value value : written.values()) {
            boolean reads = read == null ? reads(form, value.wire()) : known.contains(text(value.wire()));
            if (!reads) {
                String what = PlainJson.write(value.wire())
                        + versions.direction().lacking(" is no value any more", " is a value now");
                changes.add(spot, ChangeKind.VALUE, what, versions.direction().aspect(), Verdict.BREAKS);
            }
        }
    }

    /** The enum that a type is, unless it also has values which it doesn't list. */
    private static @Nullable EnumType enumOf(TypeUse type, TypeSelection lenient) {
        return type.declaration() instanceof EnumType values
                        && !(values.isNamed() && values.isEnumOfTexts() && lenient.has(values))
                ? values
                : null;
    }

    private static Set<String> texts(EnumType type) {
        Set<String> texts = new LinkedHashSet<>();
        type.values().forEach(value -> texts.add(text(value.wire())));
        return texts;
    }

    /** A value as text, the same for 1 and 1.0. */
    private static String text(Object value) {
        return value instanceof Number number
                ? new BigDecimal(number.toString()).stripTrailingZeros().toPlainString()
                : PlainJson.write(value);
    }

    private static boolean reads(TypeUse form, Object value) {
        if (form instanceof Formatted formatted) {
            return value instanceof String text
                    ? formatted.format().accepts(text)
                    : formatted.format().numeric();
        }
        ScalarKind kind = form.scalar();
        return kind != null && kind.has(value);
    }

    /** What becomes of values that a type writes and another one reads; null if all of them are read. */
    private static @Nullable Verdict verdict(TypeUse read, TypeUse written) {
        if (read.equals(written)) {
            return null;
        }
        if (!read.kinds().equals(written.kinds())) {
            return Verdict.BREAKS;
        }
        JavaFormat readFormat = formatOf(read);
        JavaFormat writtenFormat = formatOf(written);
        if (read.scalar() == ScalarKind.STRING || readFormat == JavaFormat.DECIMAL) {
            return null;
        }
        if (read.scalar() == ScalarKind.NUMBER) {
            // A double has not all integers of 64 bits.
            return written.scalar() == ScalarKind.INTEGER
                    ? Verdict.MAY_BREAK
                    : writtenFormat == JavaFormat.INT ? null : Verdict.BREAKS;
        }
        if (read.scalar() == ScalarKind.INTEGER) {
            return writtenFormat == JavaFormat.INT ? null : Verdict.BREAKS;
        }
        if (readFormat == JavaFormat.BIG_INTEGER && written.scalar() == ScalarKind.INTEGER) {
            return null;
        }
        if (readFormat == null || writtenFormat == null) {
            return Verdict.BREAKS;
        }
        return readFormat.numeric()
                ? WHOLE.indexOf(readFormat) > WHOLE.indexOf(writtenFormat) ? null : Verdict.BREAKS
                : readsSame(readFormat, writtenFormat) ? null : Verdict.MAY_BREAK;
    }

    /** Whether one format keeps the text of what the other one is. */
    private static boolean readsSame(JavaFormat read, JavaFormat written) {
        return read.keepsText() && read.className().equals(written.className());
    }

    private static @Nullable JavaFormat formatOf(TypeUse type) {
        return type instanceof Formatted formatted ? formatted.format() : null;
    }
}
