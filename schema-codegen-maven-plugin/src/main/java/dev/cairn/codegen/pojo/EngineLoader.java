package dev.cairn.codegen.pojo;

import java.net.URL;
import java.net.URLClassLoader;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Loads jsonschema2pojo with what it needs, and our code that calls it. The jars go first: the plugin itself has a part of jsonschema2pojo,
 * and a Jackson, and these can't see the rest. Of our own classes only those of the package {@code engine} are loaded here.
 */
public final class EngineLoader extends URLClassLoader {

    private static final String OURS = "dev.cairn.";
    private static final String ENGINE = EngineLoader.class.getPackageName() + ".engine.";

    static {
        registerAsParallelCapable();
    }

    /**
     * A loader that is to be closed.
     *
     * @param jars jsonschema2pojo and all that it depends on, and annotators and rules that the user has for it
     * @param parent the plugin's classes, and in front of them the project's, which schemas may name
     */
    public EngineLoader(List<URL> jars, ClassLoader parent) {
        super(withOurs(jars), parent);
    }

    private static URL[] withOurs(List<URL> jars) {
        CodeSource ours =
                Objects.requireNonNull(EngineLoader.class.getProtectionDomain().getCodeSource(), "the plugin's jar");
        List<URL> urls = new ArrayList<>(jars);
        urls.add(ours.getLocation());
        return urls.toArray(URL[]::new);
    }

    /** The generator. Its classes are gone when this is closed. */
    public PojoGenerator generator() {
        try {
            return (PojoGenerator) loadClass(ENGINE + "Jsonschema2pojoEngine")
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("jsonschema2pojo cannot be loaded: " + e, e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith(OURS) && !name.startsWith(ENGINE)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            return known == null ? ownOrParents(name, resolve) : known;
        }
    }

    private Class<?> ownOrParents(String name, boolean resolve) throws ClassNotFoundException {
        @Nullable Class<?> own = null;
        try {
            own = findClass(name);
        } catch (ClassNotFoundException e) {
            return super.loadClass(name, resolve);
        }
        return own;
    }
}
