package rnnscope.app;

import java.nio.file.Path;
import javafx.scene.input.KeyEvent;
import rnnscope.control.Overlay;
import rnnscope.control.key.KeyMap;
import rnnscope.control.key.Shortcut;
import rnnscope.view.about.AboutCard;
import rnnscope.view.help.KeySheet;
import rnnscope.view.palette.Palette;

/** Cards that lie over a window one at a time: the palette, the sheet of keys, what is said about the program. */
final class WindowCards {
    private final Overlay overlay = new Overlay();
    private final Palette palette = new Palette(overlay);
    /** Made when it is first asked for; null before. */
    private KeySheet sheet;
    /** Where failures are written; null for nowhere. */
    private Path log;

    /** Where they show. */
    Overlay overlay() {
        return overlay;
    }

    /** What can be found by a few letters; another kind of entries is added there. */
    Palette palette() {
        return palette;
    }

    /** Where failures are written, for those who ask. */
    void setLog(Path folder) {
        log = folder;
    }

    /** Opens the sheet of keys, or closes it. */
    void sheet() {
        sheet = sheet == null ? new KeySheet(overlay) : sheet;
        if (overlay.shows(sheet)) {
            overlay.close();
        } else {
            overlay.show(sheet, sheet.focus());
        }
    }

    void about() {
        AboutCard about = new AboutCard(overlay, log);
        overlay.show(about, about.focus());
    }

    /** Whether a key is for the card that shows, or opens another in its place. */
    boolean key(KeyEvent event) {
        if (overlay.isOpen() && new KeyMap().on(Shortcut.PALETTE, palette::toggle).on(Shortcut.SHEET, this::sheet).handle(event)) {
            event.consume();
        }
        return overlay.isOpen() || event.isConsumed();
    }
}
