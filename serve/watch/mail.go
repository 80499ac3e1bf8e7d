// SPDX-License-Identifier: Apache-2.0

package watch

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"mime"
	"mime/quotedprintable"
	"net"
	"net/mail"
	"net/smtp"
	"net/url"
	"strings"
	"time"

	"dragoman/serve/page"
)

// Mailer hands mails to a server.
type Mailer struct {
	Host string // host:port
	TLS  bool   // from the first byte; else STARTTLS where the server offers it
	User string // "" asks without a name
	Pass string
	From string // address
}

// errMail says what an SMTP address looks like.
var errMail = errors.New("a mail server is smtp://[NAME[:PASSWORD]@]HOST[:PORT] or smtps://…")

// NewMailer reads smtp://user:password@host:587 or smtps://…:465.
func NewMailer(server *url.URL, from string) (*Mailer, error) {
	if server.Scheme != "smtp" && server.Scheme != "smtps" || server.Hostname() == "" {
		return nil, errMail
	}
	a, err := mail.ParseAddress(from)
	if err != nil {
		return nil, fmt.Errorf("the sender of mails: %w", err)
	}
	m := &Mailer{TLS: server.Scheme == "smtps", From: a.Address}
	port := server.Port()
	if port == "" {
		port = map[bool]string{true: "465", false: "587"}[m.TLS]
	}
	m.Host = net.JoinHostPort(server.Hostname(), port)
	if server.User != nil {
		m.User = server.User.Username()
		m.Pass, _ = server.User.Password()
	}
	return m, nil
}

var errNoMail = errors.New("no mail server is set up (--smtp)")

// mail sends alerts to an address as plain text.
func (s *Sender) mail(ctx context.Context, to, subject string, told []Told, now time.Time) error {
	if s.Mail == nil {
		return errNoMail
	}
	if _, err := mail.ParseAddress(to); err != nil {
		return fmt.Errorf("%w: %w", errForGood, err)
	}
	id := fmt.Sprintf("<%s.%d@dragoman>", told[0].Watch, told[0].Seq)
	return s.Mail.send(ctx, to, letter(s.Mail.From, to, subject, id, s.text(told), now))
}

// letter is a mail with its head.
func letter(from, to, subject, id, text string, now time.Time) []byte {
	var b bytes.Buffer
	subject = strings.Join(strings.Fields(subject), " ")
	for _, h := range [][2]string{{"From", from}, {"To", to}, {"Subject", mime.QEncoding.Encode("utf-8", short(subject, 200))}, {"Date", now.Format(time.RFC1123Z)}, {"Message-ID", id},
		{"MIME-Version", "1.0"}, {"Content-Type", "text/plain; charset=utf-8"}, {"Content-Transfer-Encoding", "quoted-printable"}, {"Auto-Submitted", "auto-generated"}} {
		fmt.Fprintf(&b, "%s: %s\r\n", h[0], h[1])
	}
	b.WriteString("\r\n")
	q := quotedprintable.NewWriter(&b)
	_, _ = q.Write([]byte(strings.ReplaceAll(text, "\n", "\r\n"))) // into memory
	_ = q.Close()
	return b.Bytes()
}

// text is alerts in words: what, where it stands, and why it was sent.
func (s *Sender) text(told []Told) string {
	var b strings.Builder
	for i, t := range told {
		if i > 0 {
			b.WriteString("\n----\n\n")
		}
		fmt.Fprintf(&b, "%s\n\n", t.Title)
		for _, x := range t.Sources {
			fmt.Fprintf(&b, "%s, %s:\n  %s\n  %s\n", x.Outlet, page.Told(x.Published, ""), strings.Join(strings.Fields(x.Text), " "), s.Base+x.Link)
			if x.URL != "" {
				fmt.Fprintf(&b, "  at the publisher: %s\n", x.URL)
			}
		}
		fmt.Fprintf(&b, "\nYou asked to be told: %s.\n", t.Sentence)
		for _, m := range t.Why {
			fmt.Fprintf(&b, "- %s: %s\n", m.Condition, m.Words)
		}
		fmt.Fprintf(&b, "%s\n", s.Base+Link(t))
	}
	return b.String()
}

// send hands a letter over.
func (m *Mailer) send(ctx context.Context, to string, letter []byte) error {
	ctx, cancel := context.WithTimeout(ctx, 30*time.Second)
	defer cancel()
	host, _, err := net.SplitHostPort(m.Host)
	if err != nil {
		return err
	}
	conn, err := (&net.Dialer{}).DialContext(ctx, "tcp", m.Host)
	if err != nil {
		return err
	}
	defer conn.Close()
	if at, ok := ctx.Deadline(); ok {
		if err := conn.SetDeadline(at); err != nil {
			return err
		}
	}
	if m.TLS {
		conn = tls.Client(conn, &tls.Config{ServerName: host})
	}
	c, err := smtp.NewClient(conn, host)
	if err != nil {
		return err
	}
	defer c.Close()
	if ok, _ := c.Extension("STARTTLS"); ok && !m.TLS {
		if err := c.StartTLS(&tls.Config{ServerName: host}); err != nil {
			return err
		}
	}
	if m.User != "" { // PlainAuth itself refuses to tell a password in the open
		if err := c.Auth(smtp.PlainAuth("", m.User, m.Pass, host)); err != nil {
			return err
		}
	}
	if err := errors.Join(c.Mail(m.From), c.Rcpt(to)); err != nil {
		return err
	}
	w, err := c.Data()
	if err != nil {
		return err
	}
	if _, err := w.Write(letter); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	return c.Quit()
}
