package dev.cairn.cli.options;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the number of an option, which an environment variable may give, too; null where the variable is not set, or empty. */
abstract class WholeNumber implements ITypeConverter<@Nullable Integer> {

    private final int least;
    private final int most;
    private final @Nullable String variable;

    /** @param variable the name of the environment variable; null where there is none */
    WholeNumber(int least, int most, @Nullable String variable) {
        this.least = least;
        this.most = most;
        this.variable = variable;
    }

    @Override
    public @Nullable Integer convert(String text) {
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
                + (variable == null ? "" : " (of the option, or of " + variable + ")"));
    }
}
