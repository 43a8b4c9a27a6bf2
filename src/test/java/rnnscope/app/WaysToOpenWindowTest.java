package rnnscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.javafx.scene.input.DragboardHelper;
import com.sun.javafx.tk.TKClipboard;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.PickResult;
import javafx.scene.input.TransferMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rnnscope.session.Notice;
import rnnscope.session.library.Recents;

/** Files of other programs come in by a drop, by the button under the model's name, by Ctrl O and by the recents. */
class WaysToOpenWindowTest extends WindowTest {
    @TempDir
    private Path folder;



    private static Path resource(String name) {
        try {
            return Path.of(WaysToOpenWindowTest.class.getResource("/foreign/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static DragEvent event(EventType<DragEvent> type, Node over, List<Path> files) {
        List<File> all = files.stream().map(Path::toFile).toList();
        TKClipboard dragged = (TKClipboard) Proxy.newProxyInstance(WaysToOpenWindowTest.class.getClassLoader(),
                new Class<?>[] {TKClipboard.class}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "getContentTypes" -> all.isEmpty() ? Set.of() : Set.of(DataFormat.FILES);
                    case "hasContent" -> !all.isEmpty() && arguments[0] == DataFormat.FILES;
                    case "getContent" -> arguments[0] == DataFormat.FILES ? all : null;
                    case "getTransferModes" -> EnumSet.of(TransferMode.COPY);
                    case "getDragViewOffsetX", "getDragViewOffsetY" -> 0.0;
                    case "putContent" -> false;
                    default -> null;
                });
        return new DragEvent(null, over, type, DragboardHelper.createDragboard(dragged), 5, 5, 5, 5, TransferMode.COPY, null,
                over, new PickResult(over, 5, 5));
    }

    /** Drags files over the middle of what shows and lets go of them. */
    private void drop(List<Path> files) {
        interact(() -> {
            Node over = lookup(".score-view").query();
            DragEvent above = event(DragEvent.DRAG_OVER, over, files);
            Event.fireEvent(over, above);
            DragEvent dropped = event(DragEvent.DRAG_DROPPED, over, files);
            Event.fireEvent(over, dropped);
        });
    }

    private String front() {
        return session.excerpt() == null ? null : session.excerpt().model().card().name();
    }

    /** Puts away the form that asks what a file leaves open. */
    private void putFormAway() {
        until(() -> lookup("#import-apply").tryQuery().isPresent());
        type(KeyCode.ESCAPE);
        until(() -> lookup("#import-apply").tryQuery().isEmpty());
    }

    @Test
    void whatIsDroppedIsOpenedModelAndTextTogether() throws IOException {
        until(() -> session.excerpt() != null);
        Path text = Files.writeString(folder.resolve("mine.txt"), "deaf face");
        drop(List.of(text, resource("pytorch/checkpoint.pt")));
        until(() -> "checkpoint".equals(front()));
        assertEquals("mine.txt", session.excerpt().source().name());
        drop(List.of());
        assertEquals("checkpoint", front());
    }

    @Test
    void whatIsDroppedAndCannotBeReadIsRefusedInASentence() throws IOException {
        until(() -> session.excerpt() != null);
        String before = front();
        Path broken = Files.write(folder.resolve("broken.onnx"), new byte[] {8, 7, 0x12, 3, 1});
        drop(List.of(broken));
        until(() -> session.noticeProperty().get() != null);
        Notice notice = session.noticeProperty().get();
        assertEquals(Notice.Kind.ERROR, notice.kind());
        assertTrue(notice.words().startsWith(broken + ": this is no ONNX model, or it is damaged"), notice.words());
        assertEquals(before, front());
    }

    @Test
    void theButtonUnderTheModelsNameAsksForAFileAndOpensIt() {
        until(() -> session.excerpt() != null);
        window.files().setAsks(chooser -> {
            assertTrue(chooser.getExtensionFilters().get(0).getExtensions().containsAll(List.of("*.pt", "*.onnx", "*.keras",
                    "*.npz", "*.safetensors")));
            return resource("pytorch/no-bias.pt").toFile();
        });
        clickOn("#model-chip").clickOn("#open-model-file");
        until(() -> "no-bias".equals(front()));
        putFormAway();
        window.files().setAsks(chooser -> null);
        clickOn("#model-chip").clickOn("#open-model-file");
        assertEquals("no-bias", front());
        window.files().setAsks(chooser -> resource("numpy/names-as-pytorch.npz").toFile());
        push(KeyCode.CONTROL, KeyCode.O);
        until(() -> "names-as-pytorch".equals(front()));
        assertFalse(settings.recents().of(Recents.Kind.MODELS).isEmpty());
        assertEquals(resource("numpy/names-as-pytorch.npz"), settings.recents().of(Recents.Kind.MODELS).get(0));
    }
}
