package dev.cairn.cli.destination;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a whole number of percent, with or without its sign. */
final class Percentage implements ITypeConverter<Integer> {

    private static final Pattern NUMBER = Pattern.compile("(\\d{1,2}|100)\\s*%?");

    @Override
    public Integer convert(String text) {
        Matcher number = NUMBER.matcher(text.strip());
        if (!number.matches()) {
            throw new TypeConversionException(
                    "'" + text + "' is no whole number of percent from 0 to 100, such as 50%");
        }
        return Integer.valueOf(number.group(1));
    }
}
