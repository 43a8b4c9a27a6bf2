package rnnscope.view.chooser;

import org.kordamp.ikonli.feather.Feather;
import rnnscope.language.Words;
import rnnscope.session.Session;
import rnnscope.session.library.Library;
import rnnscope.session.library.Recents.Kind;
import rnnscope.view.help.HelpPage;

/** Chooser of a text: those that come with the program, one from a file, or one to be typed. */
public final class TextChooser extends Chooser {

    /**
     * @param openFile asks for a file
     * @param type     opens the editor
     */
    public TextChooser(Session session, RecentFiles recent, Runnable openFile, Runnable type) {
        HelpPage.set(this, "files");
        addHeading(Words.of("view.chooser.texts"));
        String open = session.excerpt() == null ? "" : session.excerpt().source().name();
        Library.shippedTexts().forEach(text -> addChoice("text-" + text.name().replace(".txt", ""), text.name(),
                text.description(), text.name().equals(open), () -> session.openText(text.name(), text.load())));
        recent.addTo(this, Kind.TEXTS);
        addSeparator();
        addCommand("open-text-file", Feather.FILE_TEXT, Words.of("view.chooser.open-text"), openFile);
        addCommand("type-text", Feather.EDIT_3, Words.of("view.chooser.type"), type);
    }
}
