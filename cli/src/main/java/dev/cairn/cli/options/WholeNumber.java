package dev.cairn.cli.options;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the number of an option that an environment variable gives, too; null where the variable is not set, or empty. */
abstract class WholeNumber implements ITypeConverter<@Nullable Integer> {

    private final int least;
    private final int most;
    private final String variable;

    WholeNumber(int least, int most, String variable) {
        this.least = least;
        this.most = most;
        this.variable = variable;
    }

    @Override
    public final @Nullable Integer convert(String text) {
        String number = text.strip();
        if (number.isEmpty()) {
            return null;
        }
        try {
            int value = Integer.parseInt(number);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // It is refused below.
        }
        throw new TypeConversionException("'" + text + "' is no whole number from " + least + " to " + most
                + " (of the option, or of " + variable + ")");
    }
}
