// The second opinion of Apache Santuario on encryption and canonical forms, one question a line
// (src/worker.rs says how).

import java.io.*;
import java.nio.charset.StandardCharsets;
import java.security.*;
import java.security.cert.*;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.*;
import javax.crypto.*;
import javax.xml.XMLConstants;
import javax.xml.parsers.*;
import org.apache.xml.security.c14n.Canonicalizer;
import org.apache.xml.security.encryption.*;
import org.apache.xml.security.keys.KeyInfo;
import org.w3c.dom.*;

public class SantuarioOracle {
    static final String XENC = "http://www.w3.org/2001/04/xmlenc#";
    static final String XENC11 = "http://www.w3.org/2009/xmlenc11#";
    static final String DS = "http://www.w3.org/2000/09/xmldsig#";

    public static void main(String[] arguments) throws Exception {
        org.apache.xml.security.Init.init();
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
                return version().getBytes(StandardCharsets.UTF_8);
            case "encrypt":
                return encrypt(f[0], f[1], f[2]);
            case "decrypt":
                return decrypt(f[0], f[1]);
            case "c14n":
                return canonical(f[0], Integer.parseInt(text(f[1])));
            default:
                throw new UnsupportedOperationException(verb);
        }
    }

    // Debian's package names the version beside the file, not inside.
    static String version() throws Exception {
        var home = XMLCipher.class.getProtectionDomain().getCodeSource().getLocation();
        for (String name : new File(home.toURI()).getParentFile().list()) {
            if (name.matches("xmlsec-[0-9.]+\\.jar")) {
                return "Santuario " + name.substring(7, name.length() - 4);
            }
        }
        return "Santuario";
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

    static PrivateKey privateKey(byte[] pem) throws Exception {
        String body = text(pem).replaceAll("-----[^-]*-----", "");
        var specification = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(body));
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(specification);
        } catch (GeneralSecurityException notRsa) {
            return KeyFactory.getInstance("EC").generatePrivate(specification);
        }
    }

    static Element child(Element parent, String namespace, String name) {
        for (Node at = parent.getFirstChild(); at != null; at = at.getNextSibling()) {
            if (name.equals(at.getLocalName()) && namespace.equals(at.getNamespaceURI())) {
                return (Element) at;
            }
        }
        return null;
    }

    static String algorithm(Element element) {
        return element == null ? null : element.getAttribute("Algorithm");
    }

    // Takes the algorithms and the recipient's certificate from the template.
    static byte[] encrypt(byte[] template, byte[] plaintext, byte[] pem) throws Exception {
        Element wanted = parse(template).getDocumentElement();
        String content = algorithm(child(wanted, XENC, "EncryptionMethod"));
        Element wrapping = child(child(wanted, DS, "KeyInfo"), XENC, "EncryptedKey");
        Element method = child(wrapping, XENC, "EncryptionMethod");
        if (!algorithm(method).contains("rsa-oaep")) {
            throw new UnsupportedOperationException("key agreement");
        }
        var recipient = (X509Certificate) CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(pem));
        int bits = content.contains("128") ? 128 : content.contains("192") ? 192 : 256;
        var generator = KeyGenerator.getInstance("AES");
        generator.init(bits);
        SecretKey key = generator.generateKey();

        Document document = parse(plaintext);
        XMLCipher keys = XMLCipher.getInstance(algorithm(method), null,
            algorithm(child(method, DS, "DigestMethod")));
        keys.init(XMLCipher.WRAP_MODE, recipient.getPublicKey());
        EncryptedKey wrapped = keys.encryptKey(document, key,
            algorithm(child(method, XENC11, "MGF")), null);
        KeyInfo hint = new KeyInfo(document);
        var data = new org.apache.xml.security.keys.content.X509Data(document);
        data.addCertificate(recipient);
        hint.add(data);
        wrapped.setKeyInfo(hint);

        XMLCipher cipher = XMLCipher.getInstance(content);
        cipher.init(XMLCipher.ENCRYPT_MODE, key);
        KeyInfo outer = new KeyInfo(document);
        outer.add(wrapped);
        cipher.getEncryptedData().setKeyInfo(outer);
        cipher.doFinal(document, document.getDocumentElement());
        return Canonicalizer.getInstance(Canonicalizer.ALGO_ID_C14N_OMIT_COMMENTS)
            .canonicalizeSubtree(document);
    }

    static byte[] decrypt(byte[] data, byte[] pem) throws Exception {
        Document document = parse(data);
        Element root = document.getDocumentElement();
        Element wrapping = child(child(root, DS, "KeyInfo"), XENC, "EncryptedKey");
        String content = algorithm(child(root, XENC, "EncryptionMethod"));
        if (!algorithm(child(wrapping, XENC, "EncryptionMethod")).contains("rsa-oaep")) {
            throw new UnsupportedOperationException("key agreement");
        }
        XMLCipher keys = XMLCipher.getInstance();
        keys.init(XMLCipher.UNWRAP_MODE, privateKey(pem));
        EncryptedKey wrapped = keys.loadEncryptedKey(document, wrapping);
        Key key = keys.decryptKey(wrapped, content);
        XMLCipher cipher = XMLCipher.getInstance();
        cipher.init(XMLCipher.DECRYPT_MODE, key);
        return cipher.decryptToByteArray(root);
    }

    // The exclusive canonical form of the element at that place in document order.
    static byte[] canonical(byte[] data, int place) throws Exception {
        NodeList all = parse(data).getElementsByTagNameNS("*", "*");
        return Canonicalizer.getInstance(Canonicalizer.ALGO_ID_C14N_EXCL_OMIT_COMMENTS)
            .canonicalizeSubtree(all.item(place));
    }
}
