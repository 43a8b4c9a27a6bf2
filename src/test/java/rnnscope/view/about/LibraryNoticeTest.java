package rnnscope.view.about;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The list of libraries says what the pom asks for, and nothing that is not there. */
class LibraryNoticeTest {
    private static Element child(Element parent, String name) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                return element;
            }
        }
        return null;
    }

    private static String text(Element parent, String name) {
        Element found = child(parent, name);
        return found == null ? "" : found.getTextContent().strip();
    }

    /** What the program itself needs, by coordinates, with its version. */
    private static Map<String, String> asked() throws Exception {
        Document pom = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new File("pom.xml"));
        Element properties = child(pom.getDocumentElement(), "properties");
        Map<String, String> asked = new HashMap<>();
        NodeList all = child(pom.getDocumentElement(), "dependencies").getElementsByTagName("dependency");
        for (int i = 0; i < all.getLength(); i++) {
            Element one = (Element) all.item(i);
            if (!text(one, "scope").equals("test")) {
                String version = text(one, "version");
                asked.put(text(one, "groupId") + ":" + text(one, "artifactId"), version.startsWith("${")
                        ? text(properties, version.substring(2, version.length() - 1)) : version);
            }
        }
        return asked;
    }

    @Test
    void everyLibraryOfThePomIsThereInItsVersion() throws Exception {
        Map<String, String> asked = asked();
        assertTrue(asked.size() > 15);
        asked.forEach((coordinates, version) -> {
            LibraryNotice found = LibraryNotice.all().stream().filter(one -> one.coordinates().equals(coordinates)).findFirst().orElse(null);
            assertNotNull(found, coordinates + " is not in the list of licences");
            assertEquals(version, found.version(), coordinates);
        });
    }

    @Test
    void everyLibraryOfTheListIsOnTheClassPathAndHasALicence() {
        List<String> jars = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(path -> Path.of(path).getFileName().toString()).toList();
        for (LibraryNotice library : LibraryNotice.all()) {
            String jar = library.coordinates().replaceAll(".*:", "") + "-" + library.version() + ".jar";
            assertTrue(jars.contains(jar), jar);
            assertFalse(library.licence().isBlank() || library.licence().contains("?"), jar);
        }
    }

    @Test
    void detailsSayVersionsAndNothingOfTheUser() {
        String all = String.join("\n", Details.lines());
        assertTrue(all.startsWith("RnnScope ") && all.contains("Java " + System.getProperty("java.version")), all);
        assertFalse(all.contains(System.getProperty("user.name")) && System.getProperty("user.name").length() > 4, all);
        assertFalse(all.contains(System.getProperty("user.home")), all);
    }
}
