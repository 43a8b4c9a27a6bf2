package rnnscope.view.lesson;

import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import rnnscope.language.Language;

/** Caption, words that take as large letters as the room they are given has for all of them. */
final class CaptionText extends Region {
    private static final String ENGLISH = "Inter Medium";
    private static final String KOREAN = "Pretendard SemiBold";
    /** Letters in units of a figure, the largest first. */
    private static final double[] SIZES = {16, 15, 14, 13, 12, 11, 10};

    /** How much longer than the other a line may be, for words are not broken. */
    private static final double UNEVEN = 1.12;

    private final Text shown = new Text();
    /** Out of the window, where no style sheet has a say. */
    private final Text measured = new Text();
    private String family = ENGLISH;
    private double scale = 1;

    CaptionText() {
        getStyleClass().add("caption");
        setAccessibleRole(AccessibleRole.TEXT);
        shown.getStyleClass().add("caption-text");
        shown.setTextOrigin(VPos.TOP);
        shown.setManaged(false);
        getChildren().add(shown);
    }

    void say(String words, Language language, double newScale) {
        family = language == Language.KOREAN ? KOREAN : ENGLISH;
        scale = newScale;
        shown.setText(words);
        setAccessibleText(words);
        requestLayout();
    }

    /** Width that all of it needs on two lines of the largest letters. */
    double widthOfTwoLines() {
        measured.setText(shown.getText());
        measured.setWrappingWidth(0);
        measured.setFont(Font.font(family, Math.rint(SIZES[0] * scale)));
        return Math.ceil(measured.getLayoutBounds().getWidth() / 2 * UNEVEN);
    }

    @Override
    protected void layoutChildren() {
        measured.setText(shown.getText());
        measured.setWrappingWidth(getWidth());
        double size = 0;
        for (double wanted : SIZES) {
            size = Math.rint(wanted * scale);
            measured.setFont(Font.font(family, size));
            if (measured.getLayoutBounds().getHeight() <= getHeight()) {
                break;
            }
        }
        double height = measured.getLayoutBounds().getHeight();
        shown.setStyle("-fx-font-family: \"" + family + "\"; -fx-font-size: " + size + "px;");
        shown.setWrappingWidth(getWidth());
        shown.relocate(0, Math.rint(Math.max(0, (getHeight() - height) / 2)));
    }
}
