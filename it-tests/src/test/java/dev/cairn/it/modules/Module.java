package dev.cairn.it.modules;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * A module of the reactor.
 *
 * @param name its folder
 * @param uses folders of modules that its own classes are compiled or run with
 * @param generatedBy folders of modules that generate sources of it
 */
record Module(String name, String artifact, Set<String> uses, Set<String> generatedBy) {

    private static final Path ROOT = Path.of("..");
    private static final String OURS = "dev.cairn";

    /** All that have classes which are no tests, in the order of the root POM. */
    static List<Module> all() throws IOException {
        Map<String, Element> poms = poms();
        Map<String, String> folders = new LinkedHashMap<>();
        poms.forEach((folder, pom) -> folders.put(text(pom, "artifactId"), folder));
        List<Module> modules = new ArrayList<>();
        poms.forEach((folder, pom) -> {
            if (!folder.endsWith("-tests") && !text(pom, "packaging").equals("pom")) {
                Set<String> plugins = named(child(child(pom, "build"), "plugins"), "plugin", folders);
                Set<String> uses = named(child(pom, "dependencies"), "dependency", folders);
                modules.add(new Module(folder, text(pom, "artifactId"), uses, plugins));
            }
        });
        return modules;
    }

    /** The POMs of all modules by their folders, in the order of the root POM; last come those that only a profile builds. */
    static Map<String, Element> poms() throws IOException {
        Element root = pom(ROOT);
        List<Element> lists = new ArrayList<>(children(root, "modules"));
        for (Element profile : children(child(root, "profiles"), "profile")) {
            lists.addAll(children(profile, "modules"));
        }
        Map<String, Element> poms = new LinkedHashMap<>();
        for (Element list : lists) {
            for (Element module : children(list, "module")) {
                poms.put(module.getTextContent(), pom(ROOT.resolve(module.getTextContent())));
            }
        }
        return poms;
    }

    /** Folders of those of our modules that elements name, without what is for tests only. */
    private static Set<String> named(Element list, String kind, Map<String, String> folders) {
        Set<String> names = new TreeSet<>();
        for (Element each : children(list, kind)) {
            if (text(each, "groupId").equals(OURS) && !text(each, "scope").equals("test")) {
                names.add(folders.get(text(each, "artifactId")));
            }
        }
        return names;
    }

    static Element pom(Path folder) throws IOException {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(folder.resolve("pom.xml").toFile())
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(folder + ": " + e, e);
        }
    }

    /** An element without children where there is none. */
    static Element child(Element parent, String name) {
        List<Element> found = children(parent, name);
        return found.isEmpty() ? parent.getOwnerDocument().createElement(name) : found.get(0);
    }

    static String text(Element parent, String name) {
        return child(parent, name).getTextContent().strip();
    }

    static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }
}
