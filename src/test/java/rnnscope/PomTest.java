package rnnscope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.File;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** The pom says what Maven Central asks for. */
class PomTest {

    @Test
    void saysWhatCentralAsksForUnderANamespaceThatItsOwnerCanProve() throws Exception {
        Document pom = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new File("pom.xml"));
        XPath path = XPathFactory.newInstance().newXPath();
        for (String asked : new String[] {"name", "description", "url", "licenses/license/name", "licenses/license/url",
                "developers/developer/name", "scm/url", "scm/connection", "scm/developerConnection"}) {
            assertFalse(path.evaluate("/project/" + asked, pom).isBlank(), asked);
        }
        assertEquals("io.github." + path.evaluate("/project/properties/github.owner", pom), path.evaluate("/project/groupId", pom));
        assertFalse(path.evaluate("/project/version", pom).endsWith("-SNAPSHOT"));
        for (String plugin : new String[] {"maven-source-plugin", "maven-javadoc-plugin", "maven-gpg-plugin"}) {
            assertEquals("1", path.evaluate("count(/project/profiles/profile[id='central']/build/plugins/plugin[artifactId='" + plugin + "'])", pom));
            assertEquals("0", path.evaluate("count(/project/build/plugins/plugin[artifactId='" + plugin + "'])", pom), "a plain build does not wait for it");
        }
    }
}
