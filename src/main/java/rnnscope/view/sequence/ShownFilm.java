package rnnscope.view.sequence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import rnnscope.figure.picture.CellsPainter;
import rnnscope.language.Words;
import rnnscope.session.example.ExampleSource.Kind;
import rnnscope.train.example.Film;

/**
 * Film as it shows at a moment. Immutable.
 *
 * @param pictures   one a step
 * @param definition what lies on them
 */
record ShownFilm(Film film, List<CellsPainter> pictures, List<String> definition) {

    /**
     * @param findings whose saliency lies on the pictures; null for none
     * @return null where no film is read
     */
    static ShownFilm of(SequenceMoment moment, Findings findings) {
        if (moment.answer().source().kind() != Kind.FILM) {
            return null;
        }
        boolean lies = findings != null && findings.numbers() != null && moment.isPredicted();
        float[] levels = moment.answer().source().batch().inputs();
        int cells = Film.SIDE * Film.SIDE;
        float[][] saliency = lies ? findings.numbers()[moment.labelled()] : null;
        double top = lies ? Arrays.stream(saliency).mapToDouble(ShownFilm::most).max().orElse(0) : 0;
        List<CellsPainter> pictures = new ArrayList<>();
        for (int t = 0; t < levels.length / cells; t++) {
            pictures.add(new CellsPainter(Arrays.copyOfRange(levels, t * cells, (t + 1) * cells), lies ? saliency[t] : null, top));
        }
        return new ShownFilm(Film.of(moment.answer().source().text()), pictures, List.of(lies
                ? Words.of("view.sequence.film.for", moment.answer().word(moment.answer().trace().best(moment.labelled())))
                : Words.of("view.sequence.film.definition")));
    }

    private static double most(float[] values) {
        double most = 0;
        for (float value : values) {
            most = Math.max(most, Math.abs(value));
        }
        return most;
    }
}
