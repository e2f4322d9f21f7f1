package dev.cairn.codegen.maven;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Shows what the goals do; with {@code -Ddetail} their parameters too, with {@code -Dgoal=NAME} only one of them. */
@SuppressWarnings("NullAway.Init") // Maven sets the parameters before it calls execute().
@Mojo(name = "help", requiresProject = false, threadSafe = true)
public final class HelpMojo extends AbstractMojo {

    private static final String DESCRIPTOR = "/META-INF/maven/dev.cairn/schema-codegen-maven-plugin/plugin-help.xml";

    /** Whether parameters are shown. */
    @Parameter(property = "detail", defaultValue = "false")
    private boolean detail;

    /** The only goal to show. */
    @Parameter(property = "goal")
    private @Nullable String goal;

    @Override
    public void execute() throws MojoExecutionException {
        try (InputStream stream = Objects.requireNonNull(HelpMojo.class.getResourceAsStream(DESCRIPTOR), DESCRIPTOR)) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Element plugin = factory.newDocumentBuilder().parse(stream).getDocumentElement();
            StringBuilder text = new StringBuilder("\n");
            text.append(value(plugin, "goalPrefix"))
                    .append(' ')
                    .append(value(plugin, "version"))
                    .append("\n\n");
            for (Element mojo : children(child(plugin, "mojos"), "mojo")) {
                if (goal == null || goal.equals(value(mojo, "goal"))) {
                    describe(mojo, value(plugin, "goalPrefix"), text);
                }
            }
            getLog().info(text);
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new MojoExecutionException("The plugin's description cannot be read.", e);
        }
    }

    private void describe(Element mojo, String prefix, StringBuilder text) {
        text.append(prefix).append(':').append(value(mojo, "goal")).append('\n');
        text.append("  ").append(plain(value(mojo, "description"))).append("\n");
        if (detail || goal != null) {
            for (Element parameter : children(child(mojo, "parameters"), "parameter")) {
                if (value(parameter, "editable").equals("true")) {
                    describeParameter(mojo, parameter, text);
                }
            }
        }
        text.append('\n');
    }

    private static void describeParameter(Element mojo, Element parameter, StringBuilder text) {
        String name = value(parameter, "name");
        text.append("\n    ").append(name);
        Element configuration = child(mojo, "configuration");
        Element configured = configuration == null ? null : child(configuration, name);
        if (configured != null && configured.hasAttribute("default-value")) {
            text.append(" (default: ")
                    .append(configured.getAttribute("default-value"))
                    .append(')');
        }
        if (value(parameter, "required").equals("true")) {
            text.append(" (required)");
        }
        text.append("\n      ").append(plain(value(parameter, "description")));
        String expression =
                configured == null ? "" : configured.getTextContent().strip();
        if (expression.startsWith("${")) {
            text.append("\n      On the command line: -D").append(expression, 2, expression.length() - 1);
        }
        text.append('\n');
    }

    private static String plain(String html) {
        return html.replaceAll("<[^>]*>", "").replaceAll("\\s+", " ").strip();
    }

    private static String value(Element parent, String name) {
        Element child = child(parent, name);
        return child == null ? "" : child.getTextContent().strip();
    }

    private static @Nullable Element child(@Nullable Element parent, String name) {
        List<Element> children = children(parent, name);
        return children.isEmpty() ? null : children.get(0);
    }

    private static List<Element> children(@Nullable Element parent, String name) {
        List<Element> children = new ArrayList<>();
        if (parent != null) {
            NodeList nodes = parent.getChildNodes();
            for (int index = 0; index < nodes.getLength(); index++) {
                Node node = nodes.item(index);
                if (node instanceof Element element && element.getTagName().equals(name)) {
                    children.add(element);
                }
            }
        }
        return children;
    }
}
