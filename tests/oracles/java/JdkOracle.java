// The second opinion of the JDK's own XML Signature, one question a line (src/worker.rs says how).

import java.io.*;
import java.nio.charset.StandardCharsets;
import java.security.*;
import java.security.cert.*;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.*;
import javax.xml.XMLConstants;
import javax.xml.crypto.*;
import javax.xml.crypto.dsig.*;
import javax.xml.crypto.dsig.dom.*;
import javax.xml.crypto.dsig.keyinfo.*;
import javax.xml.crypto.dsig.spec.*;
import javax.xml.parsers.*;
import javax.xml.transform.*;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.*;

public class JdkOracle {
    static final XMLSignatureFactory FACTORY = XMLSignatureFactory.getInstance("DOM");

    public static void main(String[] arguments) throws Exception {
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            String[] words = line.trim().split(" ");
            byte[][] fields = new byte[words.length - 1][];
            for (int at = 1; at < words.length; at++) {
                fields[at - 1] = Base64.getDecoder().decode(words[at]);
            }
            String word = "ok";
            byte[] answer;
            try {
                answer = answer(words[0], fields);
            } catch (UnsupportedOperationException error) {
                word = "unsupported";
                answer = String.valueOf(error.getMessage()).getBytes(StandardCharsets.UTF_8);
            } catch (Throwable error) {
                word = "no";
                answer = error.toString().getBytes(StandardCharsets.UTF_8);
            }
            System.out.println(word + " " + Base64.getEncoder().encodeToString(answer));
            System.out.flush();
        }
    }

    static byte[] answer(String verb, byte[][] f) throws Exception {
        switch (verb) {
            case "version":
                return ("JDK " + Runtime.version().feature()).getBytes(StandardCharsets.UTF_8);
            case "sign":
                return sign(f[0], text(f[1]), text(f[2]), text(f[3]), f[4], f[5]);
            case "verify":
                return verify(f[0], f[1]);
            default:
                throw new UnsupportedOperationException(verb);
        }
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    static Document parse(byte[] data) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        var builder = factory.newDocumentBuilder();
        builder.setErrorHandler(null);
        return builder.parse(new ByteArrayInputStream(data));
    }

    static X509Certificate certificate(byte[] pem) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(pem));
    }

    static PrivateKey privateKey(byte[] pem, String kind) throws Exception {
        String body = text(pem).replaceAll("-----[^-]*-----", "");
        var specification = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(body));
        return KeyFactory.getInstance(kind).generatePrivate(specification);
    }

    // Signs the root, the signature behind its first child or, with prefixes, at its end.
    static byte[] sign(byte[] data, String algorithm, String digest, String prefixes, byte[] key,
            byte[] certificate) throws Exception {
        Document document = parse(data);
        Element root = document.getDocumentElement();
        root.setIdAttributeNS(null, "ID", true);
        ExcC14NParameterSpec listed = prefixes.isEmpty() ? null
            : new ExcC14NParameterSpec(Arrays.asList(prefixes.split(" ")));
        String exclusive = CanonicalizationMethod.EXCLUSIVE;
        var transforms = List.of(
            FACTORY.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null),
            FACTORY.newTransform(exclusive, listed));
        var reference = FACTORY.newReference("#" + root.getAttribute("ID"),
            FACTORY.newDigestMethod(digest, null), transforms, null, null);
        var info = FACTORY.newSignedInfo(FACTORY.newCanonicalizationMethod(exclusive, listed),
            FACTORY.newSignatureMethod(algorithm, null), List.of(reference));
        var keys = FACTORY.getKeyInfoFactory();
        var signer = certificate(certificate);
        var keyInfo = keys.newKeyInfo(List.of(keys.newX509Data(List.of(signer))));
        Node next = null;
        if (prefixes.isEmpty()) {
            next = root.getFirstChild().getNextSibling();
        }
        PrivateKey secret = privateKey(key, signer.getPublicKey().getAlgorithm());
        var context = next == null ? new DOMSignContext(secret, root)
            : new DOMSignContext(secret, root, next);
        context.setDefaultNamespacePrefix("ds");
        FACTORY.newXMLSignature(info, keyInfo).sign(context);
        var out = new ByteArrayOutputStream();
        var transformer = TransformerFactory.newInstance().newTransformer();
        transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        transformer.transform(new DOMSource(document), new StreamResult(out));
        return out.toByteArray();
    }

    static byte[] verify(byte[] data, byte[] certificate) throws Exception {
        Document document = parse(data);
        Element root = document.getDocumentElement();
        root.setIdAttributeNS(null, "ID", true);
        Node found = null;
        for (Node child = root.getFirstChild(); child != null; child = child.getNextSibling()) {
            if ("Signature".equals(child.getLocalName())
                    && XMLSignature.XMLNS.equals(child.getNamespaceURI())) {
                if (found != null) {
                    throw new SignatureException("more than one signature in the root");
                }
                found = child;
            }
        }
        if (found == null) {
            throw new SignatureException("no signature in the root");
        }
        var context = new DOMValidateContext(
            KeySelector.singletonKeySelector(certificate(certificate).getPublicKey()), found);
        XMLSignature signature = FACTORY.unmarshalXMLSignature(context);
        var references = signature.getSignedInfo().getReferences();
        String wanted = "#" + root.getAttribute("ID");
        if (references.size() != 1 || !wanted.equals(references.get(0).getURI())) {
            throw new SignatureException("the reference is not to the root");
        }
        if (!signature.validate(context)) {
            boolean value = signature.getSignatureValue().validate(context);
            throw new SignatureException("not valid, signature value " + value);
        }
        return new byte[0];
    }
}
