package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.it.MavenProject.Build;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two packages of models in one module, and a third in another, with one copy of what models need, in a real build. */
@Tag("thorough")
class SupportPackageIT {

    private static final String SUPPORT = "<supportPackage>com.example.json</supportPackage>";
    private static final String GENERATED = "target/generated-sources/schema-codegen/com/example/";

    @TempDir
    private Path folder;

    @Test
    void thereIsOneCopyForAllModelsOfABuild() throws IOException, InterruptedException {
        MavenProject project = MavenProject.in(folder)
                .write("pom.xml", MavenProject.parentPom("one", "two"))
                .write("one/pom.xml", MavenProject.pom("one", twoExecutions()))
                .write("one/src/orders/order.yaml", schema("Order", "format: uuid"))
                .write("one/src/bills/bill.yaml", schema("Bill", "format: date"))
                .write(
                        "two/pom.xml",
                        MavenProject.pom(
                                        "two",
                                        MavenProject.plugin("<targetPackage>com.example.parcels</targetPackage>"
                                                + SUPPORT + "<generateSupport>false</generateSupport>"))
                                .replaceFirst("(?s)(</dependencies>\\s*<build>)", """
                                <dependency>
                                  <groupId>com.example</groupId>
                                  <artifactId>one</artifactId>
                                  <version>1</version>
                                </dependency>
                                $1"""))
                .write("two/src/main/schema/parcel.yaml", schema("Parcel", "maxLength: 3"))
                .write("two/src/main/java/com/example/All.java", """
                        package com.example;

                        import com.example.bills.Bill;
                        import com.example.json.JsonMismatchException;
                        import com.example.json.JsonModel;
                        import com.example.orders.Order;
                        import com.example.parcels.Parcel;
                        import java.util.List;
                        import java.util.Map;

                        public class All {
                            public static void main(String[] arguments) {
                                List<JsonModel> all = List.of(
                                        Order.fromJson(Map.of("id", "f81d4fae-7dec-11d0-a765-00a0c91e6bf6")),
                                        Bill.fromJson(Map.of("id", "2024-01-31")),
                                        Parcel.fromJson(Map.of("id", "abc")));
                                all.forEach(model -> System.out.println(model.toJson()));
                                try {
                                    Parcel.fromJson(Map.of("id", "abcd"));
                                } catch (JsonMismatchException e) {
                                    System.out.println(e.path());
                                }
                            }
                        }
                        """);

        Build build = project.maven("compile");

        assertEquals(0, build.exit(), build.log());
        assertEquals(List.of("json/JsonReader.java"), copies(project.file("one/" + GENERATED)));
        assertEquals(List.of(), copies(project.file("two/" + GENERATED)));
        assertEquals("{id=f81d4fae-7dec-11d0-a765-00a0c91e6bf6}\n{id=2024-01-31}\n{id=abc}\nid\n", run(project));
        Build again = project.maven("compile");
        assertEquals(3, again.log().split("The models are up to date", -1).length - 1, again.log());
        assertTrue(again.log().contains("BUILD SUCCESS"), again.log());
    }

    private static String twoExecutions() {
        return MavenProject.plugin(SUPPORT).replaceFirst("(?s)<executions>.*</executions>", """
                        <executions>
                          <execution>
                            <id>orders</id>
                            <goals><goal>generate</goal></goals>
                            <configuration>
                              <sourceDirectory>\\${project.basedir}/src/orders</sourceDirectory>
                              <targetPackage>com.example.orders</targetPackage>
                            </configuration>
                          </execution>
                          <execution>
                            <id>bills</id>
                            <goals><goal>generate</goal></goals>
                            <configuration>
                              <sourceDirectory>\\${project.basedir}/src/bills</sourceDirectory>
                              <targetPackage>com.example.bills</targetPackage>
                            </configuration>
                          </execution>
                        </executions>""");
    }

    private static String schema(String name, String keyword) {
        return "definitions:\n  " + name + ": {type: object, required: [id], properties: {id: {type: string, " + keyword
                + "}}}\n";
    }

    private static List<String> copies(Path models) throws IOException {
        try (Stream<Path> files = Files.walk(models)) {
            return files.filter(file -> file.endsWith("JsonReader.java"))
                    .map(file -> models.relativize(file).toString().replace('\\', '/'))
                    .toList();
        }
    }

    private static String run(MavenProject project) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-cp",
                        project.file("one/target/classes") + File.pathSeparator + project.file("two/target/classes"),
                        "com.example.All")
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), printed);
        return printed.replace("\r\n", "\n");
    }
}
