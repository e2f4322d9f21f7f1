package dev.cairn.retrieval;

import dev.cairn.core.error.SystemException;
import dev.cairn.core.slice.Slice;
import dev.cairn.pythonvalues.PythonText;
import dev.cairn.records.FieldPath;
import dev.cairn.records.StreamRecord;
import dev.cairn.retrieval.properties.PropertyList;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks the API once which properties it has, when the first page needs them. Other threads wait for the same answer;
 * after a failure the next thread tries again. Thread-safe.
 *
 * <p>Source of the rules: {@code PropertiesFromEndpoint} of the Python CDK.
 */
public final class PropertiesFromEndpoint implements PropertyList {

    /** What a record without a name counts as, in the reference. */
    private static final String MISSING = "[]";

    private final Retriever retriever;
    private final Supplier<FieldPath> path;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable List<String> known;

    /**
     * @param retriever gives one record per property
     * @param path where the name stands in it
     */
    public PropertiesFromEndpoint(Retriever retriever, Supplier<FieldPath> path) {
        this.retriever = retriever;
        this.path = path;
    }

    @Override
    public List<String> names() throws InterruptedException {
        List<String> names = known;
        if (names != null) {
            return names;
        }
        lock.lockInterruptibly();
        try {
            names = known;
            if (names == null) {
                names = read();
                known = names;
            }
            return names;
        } finally {
            lock.unlock();
        }
    }

    private List<String> read() throws InterruptedException {
        List<String> names = new ArrayList<>();
        SliceReader reader = retriever.open(Slice.WHOLE);
        for (Page page = reader.nextPage(); page != null; page = reader.nextPage()) {
            for (StreamRecord property : page.records()) {
                names.add(name(property));
            }
        }
        return List.copyOf(names);
    }

    private String name(StreamRecord property) {
        FieldPath where = path.get();
        List<@Nullable Object> found = where.values(property.tree());
        if (found.size() > 1) {
            throw new SystemException("property_field_path " + where + " leads to more than one place of a property");
        }
        return found.isEmpty() ? MISSING : PythonText.str(found.get(0));
    }
}
