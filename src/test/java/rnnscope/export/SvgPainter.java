package rnnscope.export;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import org.apache.batik.transcoder.DefaultErrorHandler;
import org.apache.batik.transcoder.TranscoderException;
import org.apache.batik.transcoder.TranscoderInput;
import org.apache.batik.transcoder.TranscoderOutput;
import org.apache.batik.transcoder.image.ImageTranscoder;

/** Painter of SVG files, by Batik. */
public final class SvgPainter extends ImageTranscoder {
    private BufferedImage image;

    private SvgPainter() {}

    /** What a file looks like, a pixel for each unit. */
    public static BufferedImage paint(byte[] svg) throws TranscoderException {
        SvgPainter painter = new SvgPainter();
        TranscoderInput input = new TranscoderInput(new ByteArrayInputStream(svg));
        // it does not know "pixelated", which browsers do
        painter.setErrorHandler(new DefaultErrorHandler() {
            @Override
            public void error(TranscoderException e) {}
        });
        // what Batik does not know of a style sheet is told with the place of the file
        input.setURI("file:///picture.svg");
        painter.transcode(input, null);
        return painter.image;
    }

    @Override
    public BufferedImage createImage(int width, int height) {
        return new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    }

    @Override
    public void writeImage(BufferedImage painted, TranscoderOutput output) {
        image = painted;
    }
}
