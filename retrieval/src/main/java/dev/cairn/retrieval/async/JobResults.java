package dev.cairn.retrieval.async;

import dev.cairn.core.secret.SecretNames;
import dev.cairn.core.slice.Slice;
import dev.cairn.retrieval.position.PlainHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The results of one job, one after the other, without those that were read before. Confined to one thread.
 *
 * <p>A result is told from others by its address, but for what differs each time that an address is signed. Where that does
 * not tell all of them from each other, none counts as read.
 */
final class JobResults {

    static final String TARGET = "download_target";

    private static final Pattern OF_SIGNATURES = Pattern.compile(
            "x-(amz|goog|oss|obs|cos)-.*|expires|policy|key-pair-id|awsaccesskeyid|googleaccessid"
                    + "|s[eprtv]|spr|sip|ske|skt|sks|skv|skoid|sktid",
            Pattern.CASE_INSENSITIVE);

    private final int count;
    private final boolean named;
    private final Iterator<Result> left;
    private final List<String> read = new ArrayList<>();
    private @Nullable Result current;

    private record Result(String name, Slice download) {}

    /**
     * @param downloads the slice to download for each result
     * @param readBefore the names of results that were read; they do not count where one of them is not there any more
     */
    JobResults(List<Slice> downloads, List<String> readBefore) {
        List<Result> all = downloads.stream()
                .map(download -> new Result(name(download.extraFields().get(TARGET)), download))
                .toList();
        Set<String> names = all.stream().map(Result::name).collect(Collectors.toCollection(HashSet::new));
        this.count = all.size();
        this.named = names.size() == count;
        if (named && names.containsAll(readBefore)) {
            read.addAll(readBefore);
        }
        this.left = all.stream()
                .filter(result -> !read.contains(result.name()))
                .toList()
                .iterator();
    }

    private static String name(@Nullable Object target) {
        return PlainHash.of(target instanceof String address ? unsigned(address) : target);
    }

    private static String unsigned(String address) {
        int query = address.indexOf('?');
        return query < 0
                ? address
                : address.substring(0, query + 1)
                        + Arrays.stream(address.substring(query + 1).split("&", -1))
                                .filter(pair -> !isOfSignature(pair.split("=", -1)[0]))
                                .collect(Collectors.joining("&"));
    }

    private static boolean isOfSignature(String parameter) {
        return OF_SIGNATURES.matcher(parameter).matches() || SecretNames.isSecret(parameter);
    }

    /** Whether the job has several, those included that were read before. */
    boolean areSeveral() {
        return count > 1;
    }

    boolean hasNext() {
        return left.hasNext();
    }

    /** The slice to download for the next one. */
    Slice next() {
        current = left.next();
        return current.download();
    }

    /** The current one was read to its end. */
    void ended() {
        if (named && current != null) {
            read.add(current.name());
        }
        current = null;
    }

    /** The names of those that were read, before or since. */
    List<String> read() {
        return read;
    }
}
