package dev.cairn.workbench.pip;

import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file that an index has of a package.
 *
 * @param name such as {@code airbyte_source_stripe-5.5.0-py3-none-any.whl}
 * @param link where it is; its text has no credentials
 * @param hash null where the index gives none that counts
 * @param yanked why it was withdrawn, perhaps without a reason; null where it was not
 * @param index the address of the index that has it, without credentials
 */
public record PackageFile(
        PackageVersion version,
        String name,
        IndexUrl link,
        @Nullable FileHash hash,
        @Nullable String yanked,
        String index) {

    /** The better of two of one package is larger: the newer one, one that was not withdrawn, a wheel, one with a hash. */
    static final Comparator<PackageFile> BETTER = Comparator.comparing(PackageFile::version)
            .thenComparing(file -> file.yanked == null)
            .thenComparing(PackageFile::isWheel)
            .thenComparing(file -> file.hash != null);

    private static final String WHEEL = ".whl";

    boolean isWheel() {
        return name.endsWith(WHEEL);
    }

    /** The version that a file of a package has by its name; none where it is no wheel or sdist of the package. */
    static Optional<PackageVersion> versionIn(PackageName owner, String file) {
        if (file.endsWith(WHEEL)) {
            String[] parts = file.substring(0, file.length() - WHEEL.length()).split("-", -1);
            boolean fits = (parts.length == 5 || parts.length == 6)
                    && PackageName.of(parts[0]).equals(owner);
            return fits ? PackageVersion.of(parts[1]) : Optional.empty();
        }
        if (!file.endsWith(".tar.gz") && !file.endsWith(".zip")) {
            return Optional.empty();
        }
        String base = file.replaceFirst("\\.(?:tar\\.gz|zip)$", "");
        for (int dash = base.indexOf('-'); dash > 0; dash = base.indexOf('-', dash + 1)) {
            if (PackageName.of(base.substring(0, dash)).equals(owner)) {
                return PackageVersion.of(base.substring(dash + 1));
            }
        }
        return Optional.empty();
    }
}
