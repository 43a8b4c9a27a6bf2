package rnnscope.session.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import rnnscope.text.ShippedTexts;

class DiscoveryTest {
    @Test
    void aStoryBeginsInsideAQuotationWellIntoTheText() {
        String story = ShippedTexts.load("story");
        int at = Discovery.insideQuotation(story);

        assertTrue(at > 2_000, at + "");
        assertTrue(story.substring(0, at).chars().filter(c -> c == '"').count() % 2 == 1, "inside");
        assertTrue(story.substring(at - 16, at).contains("\"") && story.substring(at, at + 17).contains("\""),
                story.substring(at - 20, at + 20));
    }

    @Test
    void passesOverWhatIsBetweenTwoQuotations() {
        String text = "\"Oh no,\" said she. She said that twice. \"Now it is enough, and more.\" He went.";
        assertTrue(text.substring(Discovery.insideQuotation(text)).contains("more.\""));
        assertEquals(0, Discovery.insideQuotation("no quotation here"));
    }
}
