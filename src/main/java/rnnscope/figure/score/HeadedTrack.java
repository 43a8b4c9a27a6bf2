package rnnscope.figure.score;

/** Track that is told its heading. */
public interface HeadedTrack extends Track {
    Heading heading();

    @Override
    default String title() {
        return heading().title();
    }

    @Override
    default String name() {
        return heading().name();
    }
}
