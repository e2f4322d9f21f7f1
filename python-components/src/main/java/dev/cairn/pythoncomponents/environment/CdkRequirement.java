package dev.cairn.pythoncomponents.environment;

import java.util.regex.Pattern;

/** The releases of the CDK that components run with. */
public final class CdkRequirement {

    /** Any of them, as pip takes it. */
    public static final String ANY = "airbyte-cdk>=6,<8";

    /** A package's own requirement that allows one of them; most packages that pin an older one run with these, too. */
    private static final Pattern FITTING = Pattern.compile("[=>~]\\s*([6-9]|\\d\\d)\\b");

    private CdkRequirement() {}

    /** True if a requirement on the CDK, such as {@code airbyte-cdk<7,>=6.1}, allows a release that components run with. */
    public static boolean fits(String requirement) {
        return FITTING.matcher(requirement).find();
    }
}
