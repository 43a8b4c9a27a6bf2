package rnnscope.view;

/** Page of the Step perspective of a small network. */
enum StepPage {
    SCORE("Score", "tracks over time, and the cell (M)"), NUMBERS("Numbers", "all weights, each product worked (M)");

    private final String title;
    private final String definition;

    StepPage(String title, String definition) {
        this.title = title;
        this.definition = definition;
    }

    String title() {
        return title;
    }

    String definition() {
        return definition;
    }
}
